// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.adapter;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

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

    /**
     * The adapter with its row locked, made if need be, and others of the tenant locked with it where they exist; safe under
     * concurrency. Rows are locked in the order of their names, so that no two callers wait for each other.
     */
    public Adapter ensureLocked(String tenant, String name, Collection<String> others) {
        getEntityManager()
                .createNativeQuery("insert into adapter (tenant, name) values (:tenant, :name) on conflict do nothing")
                .setParameter("tenant", tenant)
                .setParameter("name", name)
                .executeUpdate();
        SortedSet<String> all = new TreeSet<>(others);
        all.add(name);
        Map<String, Adapter> held = new HashMap<>();
        all.forEach(each -> locked(tenant, each).ifPresent(adapter -> held.put(each, adapter)));
        return held.get(name);
    }
}
