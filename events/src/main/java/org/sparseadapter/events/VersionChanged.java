// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.events;

import java.time.Instant;
import java.util.Optional;

/**
 * A version reached a settled state: no work is left to do for it.
 *
 * @param version which
 * @param state READY, REJECTED, FAILED, CANCELLED or RETIRED
 * @param reason why, where the state alone does not say it
 * @param at when
 */
public record VersionChanged(VersionRef version, VersionState state, Optional<String> reason, Instant at)
        implements VersionEvent {

    /** Refuses states that are not announced. */
    public VersionChanged {
        if (!state.settled()) {
            throw new IllegalArgumentException("state: expected a settled state, found " + state);
        }
    }

    @Override
    public Topic topic() {
        return Topic.VERSION_CHANGED;
    }

    @Override
    public String occurrence() {
        return state.name();
    }
}
