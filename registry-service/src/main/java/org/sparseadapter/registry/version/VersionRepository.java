// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.version;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sparseadapter.events.VersionRef;
import org.sparseadapter.events.VersionState;

/** Versions by name; every look-up demands the tenant. */
@ApplicationScoped
public class VersionRepository implements PanacheRepository<Version> {
    private static final String BY_NAME = "tenant = ?1 and adapter = ?2 and number = ?3";

    /** The version, if the tenant has it. */
    public Optional<Version> of(VersionRef ref) {
        return find(BY_NAME, ref.tenant(), ref.adapter(), ref.version()).firstResultOptional();
    }

    /** The version with its row locked to the transaction's end: everything that changes it starts here. */
    public Optional<Version> locked(VersionRef ref) {
        return find(BY_NAME, ref.tenant(), ref.adapter(), ref.version())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The version that was requested under an idempotency key. */
    public Optional<Version> requestedUnder(Long adapterId, String idempotencyKey) {
        return find("adapterId = ?1 and idempotencyKey = ?2", adapterId, idempotencyKey)
                .firstResultOptional();
    }

    /** How many versions of a tenant are on their way. */
    public long openOf(String tenant) {
        List<VersionState> open = Arrays.stream(VersionState.values())
                .filter(state -> !state.settled())
                .toList();
        return count("tenant = ?1 and state in ?2", tenant, open);
    }

    /** From what a version was made. */
    public List<Lineage> lineage(Version version) {
        return getEntityManager()
                .createQuery("from Lineage where versionId = :version order by relation, name", Lineage.class)
                .setParameter("version", version.id())
                .getResultList();
    }
}
