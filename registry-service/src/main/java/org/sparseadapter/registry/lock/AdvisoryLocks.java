// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.hibernate.Session;

/** PostgreSQL's advisory locks, held until the transaction ends that every call needs. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class AdvisoryLocks {
    private final Session database;

    AdvisoryLocks(Session database) {
        this.database = database;
    }

    /** Waits for a lock and holds it. */
    public void hold(SingleLock lock) {
        database.createNativeQuery("select 1 from (select pg_advisory_xact_lock(:key)) as held", Integer.class)
                .setParameter("key", lock.key())
                .getSingleResult();
    }

    /** Holds a lock if it is free, and says whether it does. */
    public boolean tryHold(SingleLock lock) {
        return database.createNativeQuery("select pg_try_advisory_xact_lock(:key)", Boolean.class)
                .setParameter("key", lock.key())
                .getSingleResult();
    }

    /** Waits for the lock of a name and holds it. */
    public void hold(NamedLock lock, String name) {
        database.createNativeQuery(
                        "select 1 from (select pg_advisory_xact_lock(hashtextextended(:key, 0))) as held",
                        Integer.class)
                .setParameter("key", lock.key(name))
                .getSingleResult();
    }
}
