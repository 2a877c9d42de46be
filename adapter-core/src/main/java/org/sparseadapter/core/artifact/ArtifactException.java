// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact;

import org.sparseadapter.core.plm.ModelFamily;
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

    /** The refusal to exchange adapters over a model family that another library does not have. */
    public static ArtifactException noCounterpart(ModelFamily family, String library) {
        return new ArtifactException(
                "adapters over " + family.title() + " have no counterpart in the " + library + " library");
    }
}
