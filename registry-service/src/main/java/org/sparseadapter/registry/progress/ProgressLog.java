// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.progress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/**
 * The log of progress events that followers of a version read, in the order of its rows. It lies in the database, so a
 * follower can go on at any replica from the id that it saw last. State changes are kept for the
 * version's life, of progress only the newest rows. Who writes must hold the version's row lock:
 * otherwise a lower id could appear after a follower has seen a higher one.
 */
@ApplicationScoped
public class ProgressLog {
    /** The kind of rows about work in progress. */
    public static final String PROGRESS = "progress";
    /** The kind of rows about changes of state. */
    public static final String STATE = "state";

    private static final int KEPT = 500;

    private final EntityManager database;
    private final Clock clock;

    ProgressLog(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Adds a row unless one with the same event id is there. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(Long versionId, String eventId, String kind, String payload) {
        database.createNativeQuery(
                        """
                        insert into progress (version_id, event_id, kind, payload, created_at)
                        values (:version, :event, :kind, :payload, :now) on conflict do nothing""")
                .setParameter("version", versionId)
                .setParameter("event", eventId)
                .setParameter("kind", kind)
                .setParameter("payload", payload)
                .setParameter("now", clock.instant())
                .executeUpdate();
        if (kind.equals(PROGRESS)) {
            forgetOld(versionId);
        }
    }

    /** The events after a row that a follower has seen, oldest first; 0 for all. */
    @Transactional
    public List<Progress> after(Long versionId, long seen) {
        return database.createQuery(
                        "from Progress where versionId = :version and id > :seen order by id", Progress.class)
                .setParameter("version", versionId)
                .setParameter("seen", seen)
                .setMaxResults(KEPT)
                .getResultList();
    }

    private void forgetOld(Long versionId) {
        database.createNativeQuery(
                        """
                        delete from progress where version_id = :version and kind = 'progress' and id <=
                        (select id from progress where version_id = :version and kind = 'progress'
                         order by id desc offset :kept limit 1)""")
                .setParameter("version", versionId)
                .setParameter("kept", KEPT)
                .executeUpdate();
    }
}
