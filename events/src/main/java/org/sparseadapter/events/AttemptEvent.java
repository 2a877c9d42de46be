// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.events;

import java.util.UUID;

/** An event about one attempt at a piece of work; it is published once per attempt. */
public sealed interface AttemptEvent extends VersionEvent
        permits WorkWanted, MaskComputed, AdapterTrained, AdapterEvaluated, WorkFailed {

    /** The piece of work. */
    UUID workId();

    /** The attempt, from 1. */
    int attempt();

    @Override
    default String occurrence() {
        return workId() + "#" + attempt();
    }
}
