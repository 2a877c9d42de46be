// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.adapter;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;

/** Adapters of a tenant by name. */
@ApplicationScoped
public class AdapterRepository implements PanacheRepository<Adapter> {

    /** The adapter, if the tenant has it. */
    public Optional<Adapter> named(String tenant, String name) {
        return find("tenant = ?1 and name = ?2", tenant, name).firstResultOptional();
    }

    /** The adapter with its row locked to the transaction's end, if the tenant has it. */
    public Optional<Adapter> locked(String tenant, String name) {
        return find("tenant = ?1 and name = ?2", tenant, name)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The adapter with its row locked, made if need be; safe under concurrency. */
    public Adapter ensureLocked(String tenant, String name) {
        getEntityManager()
                .createNativeQuery("insert into adapter (tenant, name) values (:tenant, :name) on conflict do nothing")
                .setParameter("tenant", tenant)
                .setParameter("name", name)
                .executeUpdate();
        return locked(tenant, name).orElseThrow();
    }
}
