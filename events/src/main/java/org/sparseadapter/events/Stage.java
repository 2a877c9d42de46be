// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.events;

/** What a worker does to a version on its way to being served. */
public enum Stage {
    /** Recipe to initial adapter and mask. */
    MASK,
    /** Initial adapter and mask to trained adapter. */
    TRAIN,
    /** Trained adapter to metrics report. */
    EVALUATE
}
