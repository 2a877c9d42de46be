// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.events;

/** An event about one version; events of one version stay in order. */
public sealed interface VersionEvent extends Event permits AttemptEvent, WorkProgress, VersionChanged {

    /** The version. */
    VersionRef version();

    @Override
    default String key() {
        return version().key();
    }

    @Override
    default String tenant() {
        return version().tenant();
    }
}
