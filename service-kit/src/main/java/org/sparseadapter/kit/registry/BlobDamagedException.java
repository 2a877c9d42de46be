// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.registry;

/** The bytes of a blob have another digest than its name says: they were damaged on their way. */
public final class BlobDamagedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With both digests. */
    public BlobDamagedException(String expected, String found) {
        super("blob " + expected + " arrived as " + found);
    }
}
