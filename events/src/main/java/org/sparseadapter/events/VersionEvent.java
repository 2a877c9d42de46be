// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.events;

/** Something that happened to a version: all that is told of one version stays in order. */
public sealed interface VersionEvent extends Event
        permits WorkWanted, MaskComputed, AdapterTrained, AdapterEvaluated, WorkFailed, WorkProgress, VersionChanged {

    /** The version. */
    VersionRef version();

    @Override
    default String key() {
        return version().key();
    }

    @Override
    default String owner() {
        return version().tenant();
    }
}
