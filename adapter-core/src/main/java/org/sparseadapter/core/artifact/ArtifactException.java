// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact;

import org.sparseadapter.core.safetensors.SafetensorsException;

/** A file that is not a valid artifact or safetensors container. The message says where and what was expected. */
public final class ArtifactException extends SafetensorsException {

    private static final long serialVersionUID = 1L;

    public ArtifactException(String message) {
        super(message);
    }

    public ArtifactException(String message, Throwable cause) {
        super(message, cause);
    }
}
