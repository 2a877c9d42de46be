// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.task;

/** How the rows of a sequence become one vector for the task head. Tokens that no other token sees do not count. */
public enum Pooling {
    /** Arithmetic mean over the rows of the sequence, special tokens included: the sentence-transformers way. */
    MEAN,
    /** The first row of the sequence ({@code [CLS]} in BERT, {@code <s>} in RoBERTa). */
    CLS,
    /** The first row through the base model's own pretrained dense layer and tanh; refused by a model that has none. */
    POOLER,
    /** The last row of the sequence, the end token: in a decoder the only row that has seen all others. */
    LAST
}
