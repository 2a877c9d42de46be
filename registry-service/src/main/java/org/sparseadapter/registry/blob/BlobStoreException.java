// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.blob;

import java.io.IOException;

/** The blob store failed: a full disk, a missing volume, a link where a folder should be. */
public final class BlobStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what what was tried
     * @param cause what the file system said
     */
    public BlobStoreException(String what, IOException cause) {
        super(what, cause);
    }
}
