// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.safetensors;

/** A file that is no safetensors container, or one whose content is not what its reader needs; the message names the place. */
public class SafetensorsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says where the file is at fault and what was expected. */
    public SafetensorsException(String message) {
        super(message);
    }

    /** Says where the file is at fault and what was expected. */
    public SafetensorsException(String message, Throwable cause) {
        super(message, cause);
    }
}
