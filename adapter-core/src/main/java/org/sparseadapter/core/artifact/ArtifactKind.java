// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact;

/** The kinds of artifact: the input of training and its output. */
public enum ArtifactKind {
    /** Initial weights and mask: what pruning hands to training. */
    INITIAL,
    /** A trained adapter. */
    ADAPTER
}
