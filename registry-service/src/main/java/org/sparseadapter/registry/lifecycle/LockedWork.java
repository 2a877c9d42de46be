// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.sparseadapter.events.Stage;
import org.sparseadapter.events.UnreadableEventException;
import org.sparseadapter.events.VersionRef;
import org.sparseadapter.registry.adapter.AdapterRepository;
import org.sparseadapter.registry.version.Version;
import org.sparseadapter.registry.version.VersionRepository;
import org.sparseadapter.registry.work.Work;
import org.sparseadapter.registry.work.WorkRepository;

/**
 * The row locks that a change of a version needs, taken always in the same order so that no two changes
 * wait for each other: adapter, version, work.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class LockedWork {
    private final AdapterRepository adapters;
    private final VersionRepository versions;
    private final WorkRepository works;

    LockedWork(AdapterRepository adapters, VersionRepository versions, WorkRepository works) {
        this.adapters = adapters;
        this.versions = versions;
        this.works = works;
    }

    /** A version, if the tenant has it. */
    Optional<Version> version(VersionRef ref) {
        return adapters.locked(ref.tenant(), ref.adapter()).flatMap(adapter -> versions.locked(ref));
    }

    /**
     * A piece of work and its version; empty where they are gone.
     *
     * @throws UnreadableEventException when the work is not that version's, or not of that stage
     */
    Optional<Held> work(UUID id, VersionRef ref, Stage stage) {
        return version(ref).flatMap(version -> works.locked(id).map(work -> {
            if (!work.versionId().equals(version.id()) || work.stage() != stage) {
                throw new UnreadableEventException("workId: " + id + " is not the " + stage + " work of " + ref.key());
            }
            return new Held(version, work);
        }));
    }

    /** A version and one of its stages, both locked. */
    record Held(Version version, Work work) {}
}
