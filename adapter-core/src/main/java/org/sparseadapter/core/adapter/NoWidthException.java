// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

/** Thrown when an adapter is to be widened whose kind has no width. */
public final class NoWidthException extends UnsupportedOperationException {

    private static final long serialVersionUID = 1L;

    NoWidthException(String kind) {
        super("an adapter of kind " + kind + " has no width to multiply");
    }
}
