// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

/** An input that no model could read: a question without words, or a context of too many windows. */
public final class UnreadableInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int input;

    /**
     * A refusal.
     *
     * @param input the input's index in its request
     * @param problem what was expected, and what was found
     */
    public UnreadableInputException(int input, String problem) {
        super(problem);
        this.input = input;
    }

    /** The input's index in its request. */
    public int input() {
        return input;
    }
}
