// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.registry;

/** A tenant has no blob of that digest. */
public final class BlobMissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names the blob. */
    public BlobMissingException(String tenant, String digest) {
        super("tenant " + tenant + " has no blob " + digest);
    }
}
