// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.prune;

/** The initial weights for scoring, where an adapter starts with one side of each pair at zero. */
public enum ScoreInit {
    /** Score with N(0, 0.02) in place of the zeros; training still starts from the zeros. */
    NORMAL,
    /** Score the weights as they are; degenerate scores then end in an error. */
    UNCHANGED
}
