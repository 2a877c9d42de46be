// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.compute;

/** A base model of the right name has other weights than an adapter was, or is to be, made for. */
public final class BaseModelMismatchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With both digests. */
    public BaseModelMismatchException(String id, String expected, String found) {
        super("base model " + id + ": expected weights " + expected + ", found " + found + " in the models folder");
    }
}
