// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.alias;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Aliases of an adapter; who changes one holds the adapter's row lock. */
@ApplicationScoped
public class AliasRepository implements PanacheRepository<Alias> {

    /** The alias, also when it was deleted. */
    public Optional<Alias> named(Long adapterId, String name) {
        return find("adapterId = ?1 and name = ?2", adapterId, name).firstResultOptional();
    }

    /** All aliases of an adapter, deleted ones too. */
    public List<Alias> ofAdapter(Long adapterId) {
        return list("adapterId = ?1 order by name", adapterId);
    }

    /** What names a version now. */
    public List<Alias> naming(Long versionId) {
        return list("versionId = ?1 order by name", versionId);
    }

    /** How an alias moved, the latest first. */
    public List<AliasMove> history(Alias alias) {
        return getEntityManager()
                .createQuery("from AliasMove where aliasId = :alias order by revision desc", AliasMove.class)
                .setParameter("alias", alias.id())
                .getResultList();
    }
}
