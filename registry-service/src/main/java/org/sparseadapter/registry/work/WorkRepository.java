// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.work;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.sparseadapter.events.Stage;
import org.sparseadapter.registry.lock.AdvisoryLocks;
import org.sparseadapter.registry.lock.SingleLock;

/** Work by id, by version, and the next to be claimed. */
@ApplicationScoped
public class WorkRepository implements PanacheRepositoryBase<Work, UUID> {
    // Tenants with the least running work first, then the oldest work; a tenant at its quota waits.
    private static final String NEXT =
            """
            select w.* from work w
            join tenant t on t.name = w.tenant
            left join (select tenant, count(*) as running from work where state = 'RUNNING' group by tenant) r
              on r.tenant = w.tenant
            where w.stage = :stage and w.state = 'WAITING' and coalesce(r.running, 0) < t.running_quota
            order by coalesce(r.running, 0), w.created_at, w.id
            limit 1 for update of w skip locked""";

    private final AdvisoryLocks locks;

    WorkRepository(AdvisoryLocks locks) {
        this.locks = locks;
    }

    /** The work with its row locked to the transaction's end. */
    public Optional<Work> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** All stages of a version so far, the oldest first. */
    public List<Work> ofVersion(Long versionId) {
        return list("versionId = ?1 order by createdAt", versionId);
    }

    /** What waits or runs for a version, locked. */
    public List<Work> openOfVersion(Long versionId) {
        return find("versionId = ?1 and state in (?2, ?3)", versionId, WorkState.WAITING, WorkState.RUNNING)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Work whose lease ran out before a moment. */
    public List<Work> expired(Instant now, int most) {
        return find("state = ?1 and leaseUntil < ?2 order by leaseUntil", WorkState.RUNNING, now)
                .page(0, most)
                .list();
    }

    /** Lets every claim hold at least until then. */
    public void renewRunning(Instant until) {
        update("leaseUntil = ?1 where state = ?2 and leaseUntil < ?1", until, WorkState.RUNNING);
    }

    /**
     * The piece that is to be claimed next, locked. Claims of a stage are made one after the other, so
     * that each sees what the one before it took.
     */
    public Optional<Work> next(Stage stage) {
        locks.hold(SingleLock.claimOf(stage));
        List<Work> found = getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(NEXT, Work.class)
                .setParameter("stage", stage.name())
                .getResultList();
        return found.stream().findFirst();
    }
}
