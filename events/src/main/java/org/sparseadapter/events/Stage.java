// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.events;

/** A stage of a version on its way to being served: the work of one kind of worker. */
public enum Stage {
    /** Recipe to initial adapter and mask. */
    MASK,
    /** Initial adapter and mask to trained adapter. */
    TRAIN,
    /** Trained adapter to metrics report. */
    EVALUATE
}
