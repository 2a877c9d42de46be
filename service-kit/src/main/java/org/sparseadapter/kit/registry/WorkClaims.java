// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.registry;

import java.util.Optional;
import java.util.UUID;
import org.sparseadapter.events.work.ClaimRequest;
import org.sparseadapter.events.work.Heartbeat;
import org.sparseadapter.events.work.WorkItem;

/** Work as the registry hands it out: claimed under a lease, kept by heartbeats, given back. */
public interface WorkClaims {

    /**
     * Claims a piece of work; empty when none waits.
     *
     * @return empty when nothing waits
     * @throws RegistryUnavailableException when the registry cannot be asked now
     */
    Optional<WorkItem> claim(ClaimRequest request);

    /**
     * Renews a claim and names its newest checkpoint.
     *
     * @throws WorkLostException when the claim no longer holds
     * @throws RegistryUnavailableException when the registry cannot be asked now
     */
    void renew(UUID workId, Heartbeat heartbeat);

    /**
     * Gives a claim back, so that another worker goes on from the checkpoint without waiting for the
     * lease to end. The attempt does not count. A claim that no longer holds is given back already.
     *
     * @throws RegistryUnavailableException when the registry cannot be asked now
     */
    void release(UUID workId, Heartbeat heartbeat);
}
