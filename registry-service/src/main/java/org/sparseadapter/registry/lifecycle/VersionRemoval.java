// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.sparseadapter.events.VersionRef;
import org.sparseadapter.events.VersionState;
import org.sparseadapter.kit.problem.ConflictException;
import org.sparseadapter.kit.problem.UnknownResourceException;
import org.sparseadapter.registry.alias.Alias;
import org.sparseadapter.registry.alias.AliasRepository;
import org.sparseadapter.registry.version.PartLedger;
import org.sparseadapter.registry.version.Version;
import org.sparseadapter.registry.version.VersionLife;
import org.sparseadapter.registry.work.WorkQueue;

/**
 * The cancelling and retiring of versions on their tenant's wish: what is on its way is cancelled, what is made is retired.
 */
@ApplicationScoped
public class VersionRemoval {
    private final LockedWork locks;
    private final AliasRepository aliases;
    private final PartLedger parts;
    private final VersionLife life;
    private final WorkQueue queue;

    VersionRemoval(LockedWork locks, AliasRepository aliases, PartLedger parts, VersionLife life, WorkQueue queue) {
        this.locks = locks;
        this.aliases = aliases;
        this.parts = parts;
        this.life = life;
        this.queue = queue;
    }

    /**
     * Cancels or retires a version; a version that has ended is left as it is.
     *
     * @throws ConflictException while an alias names it, or a fusion that has not ended uses it
     */
    @Transactional
    public void remove(VersionRef ref) {
        Version version = locks.version(ref)
                .orElseThrow(() -> new UnknownResourceException("version", ref.adapter() + "@" + ref.version()));
        if (!version.state().settled()) {
            cancel(version);
        } else if (version.state() == VersionState.READY || version.state() == VersionState.REJECTED) {
            retire(version);
        }
    }

    private void cancel(Version version) {
        life.settle(version, VersionState.CANCELLED, Optional.of("cancelled by its owner"));
        queue.cancelAll(version);
    }

    private void retire(Version version) {
        List<String> names =
                aliases.naming(version.id()).stream().map(Alias::name).toList();
        if (!names.isEmpty()) {
            throw new ConflictException("Version " + version.number() + " is named by " + String.join(", ", names)
                    + "; move or delete that first.");
        }
        parts.userOf(version).ifPresent(user -> {
            throw new ConflictException(
                    "Version " + version.number() + " is a part of " + user + "; cancel or retire that first.");
        });
        life.settle(version, VersionState.RETIRED, Optional.of("retired by its owner"));
    }
}
