// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.version;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The ledger of fusion parts: which versions use which. Who adds a use and who ends a part both hold the lock of the
 * part's adapter, so a part cannot end while it is taken into use.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class PartLedger {
    // A version that has ended for good needs its parts no more.
    private static final String USER =
            """
            select u.adapter || '@' || u.number from version_part p
            join adapter_version u on u.id = p.version_id
            join adapter_version v on v.id = p.part_id
            where u.state not in ('FAILED', 'CANCELLED', 'RETIRED') and\s""";

    private static final String FIRST = " order by u.id limit 1";

    private final EntityManager rows;

    PartLedger(EntityManager rows) {
        this.rows = rows;
    }

    /** Keeps the parts of a version that was just requested. */
    void keep(Version user, List<PinnedPart> parts) {
        for (int i = 0; i < parts.size(); i++) {
            rows.createNativeQuery("insert into version_part (tenant, version_id, ordinal, part_id)"
                            + " values (:tenant, :version, :ordinal, :part)")
                    .setParameter("tenant", user.tenant())
                    .setParameter("version", user.id())
                    .setParameter("ordinal", i)
                    .setParameter("part", parts.get(i).versionId())
                    .executeUpdate();
        }
    }

    /** A version that uses this one as a part and has not ended, as {@code NAME@NUMBER}. */
    public Optional<String> userOf(Version part) {
        return first(rows.createNativeQuery(USER + "p.part_id = :part" + FIRST).setParameter("part", part.id()));
    }

    /** A version of another adapter that uses one of this adapter's as a part and has not ended. */
    public Optional<String> userOfAny(Long adapterId) {
        return first(rows.createNativeQuery(USER + "v.adapter_id = :adapter and u.adapter_id <> :adapter" + FIRST)
                .setParameter("adapter", adapterId));
    }

    /** The artifacts of a version's parts, by digest. */
    public Set<String> digests(Version user) {
        List<?> found = rows.createNativeQuery("select v.artifact_digest from version_part p"
                        + " join adapter_version v on v.id = p.part_id where p.version_id = :version")
                .setParameter("version", user.id())
                .getResultList();
        return found.stream().map(String.class::cast).collect(Collectors.toCollection(HashSet::new));
    }

    private static Optional<String> first(Query query) {
        List<?> found = query.getResultList();
        return found.stream().map(String.class::cast).findFirst();
    }
}
