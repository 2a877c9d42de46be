// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.task;

/** The form of the input that a task reads. */
public enum TaskInput {
    /** A text, or a pair of texts. */
    TEXT,
    /** A question, and the context in which its answer stands. */
    QUESTION
}
