// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.task;

/** The level of the network at which a task's head answers: a sequence, every token, or the decoder. */
public enum HeadLevel {
    /** One pooled vector per sequence, {@code [sequences, hidden]}. */
    SEQUENCE,
    /** Every token, {@code [tokens, hidden]}. */
    TOKEN,
    /** No head of the adapter's own: the base model's frozen token head answers, token by token. */
    DECODER
}
