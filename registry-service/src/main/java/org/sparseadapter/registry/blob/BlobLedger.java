// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.blob;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sparseadapter.kit.problem.TooLargeException;
import org.sparseadapter.kit.problem.UnknownResourceException;
import org.sparseadapter.registry.lock.AdvisoryLocks;
import org.sparseadapter.registry.lock.NamedLock;

/**
 * The ledger of blobs: which tenant owns which, and how much of its quota they take. Files appear and vanish only while
 * the tenant's row is locked, so a row always has its file; a file without a row is an orphan that cannot be read.
 */
@ApplicationScoped
class BlobLedger {
    private static final String QUOTA = "select blob_bytes_quota from tenant where name = :tenant for key share";

    private static final String UNUSED =
            """
            and not exists (select 1 from dataset_split s where s.tenant = b.tenant and s.digest = b.digest)
            and not exists (select 1 from dataset d where d.tenant = b.tenant and d.digest = b.digest)
            and not exists (select 1 from dataset_blob d where d.tenant = b.tenant and d.digest = b.digest)
            and not exists (select 1 from adapter_version v where v.tenant = b.tenant
                and b.digest in (v.initial_digest, v.artifact_digest, v.curves_digest, v.report_digest))
            and not exists (select 1 from work w where w.tenant = b.tenant and w.checkpoint = b.digest
                and w.state in ('WAITING', 'RUNNING'))
            """;

    private final EntityManager rows;
    private final AdvisoryLocks locks;
    private final BlobStore store;

    BlobLedger(EntityManager rows, AdvisoryLocks locks, BlobStore store) {
        this.rows = rows;
        this.locks = locks;
        this.store = store;
    }

    /** Takes an upload into the tenant's possession, within its quota. */
    @Transactional
    StoredBlob adopt(String tenant, IncomingBlob incoming) {
        lock(tenant);
        long quota = first(rows.createNativeQuery(QUOTA, Long.class).setParameter("tenant", tenant))
                .orElseThrow(() -> new UnknownResourceException("tenant", tenant));
        boolean known =
                rows.createNativeQuery("update blob set created_at = now() where tenant = :tenant and digest = :digest")
                                .setParameter("tenant", tenant)
                                .setParameter("digest", incoming.digest())
                                .executeUpdate()
                        > 0;
        if (!known) {
            long used = used(tenant);
            if (incoming.size() > quota - used) {
                throw new TooLargeException(
                        "The tenant's quota of " + quota + " bytes has " + Math.max(0, quota - used) + " left, and "
                                + incoming.size() + " are needed. Delete datasets or adapters, or ask for more.");
            }
            rows.createNativeQuery("insert into blob (tenant, digest, size) values (:tenant, :digest, :size)")
                    .setParameter("tenant", tenant)
                    .setParameter("digest", incoming.digest())
                    .setParameter("size", incoming.size())
                    .executeUpdate();
        }
        incoming.publish(tenant);
        return new StoredBlob(incoming.digest(), incoming.size(), !known);
    }

    /** The size of a blob, where the tenant owns it. */
    @Transactional
    Optional<Long> size(BlobKey key) {
        return first(
                rows.createNativeQuery("select size from blob where tenant = :tenant and digest = :digest", Long.class)
                        .setParameter("tenant", key.tenant())
                        .setParameter("digest", key.digest()));
    }

    /** Bytes of all blobs of a tenant. */
    @Transactional
    long used(String tenant) {
        return (Long) rows.createNativeQuery(
                        "select cast(coalesce(sum(size), 0) as bigint) from blob where tenant = :tenant", Long.class)
                .setParameter("tenant", tenant)
                .getSingleResult();
    }

    /** Gives a blob up unless something names it. */
    @Transactional
    void disown(BlobKey key) {
        lock(key.tenant());
        rows.createNativeQuery("delete from blob b where b.tenant = :tenant and b.digest = :digest " + UNUSED)
                .setParameter("tenant", key.tenant())
                .setParameter("digest", key.digest())
                .executeUpdate();
    }

    /** Removes the file of a blob that was given up, unless it came back in the meantime. */
    @Transactional
    void removeFile(BlobKey key) {
        lock(key.tenant());
        if (size(key).isEmpty()) {
            store.delete(key);
        }
    }

    /** Blobs that nothing names and that are older than a moment. */
    @Transactional
    List<BlobKey> unused(Instant before, int most) {
        List<?> found = rows.createNativeQuery("select b.tenant, b.digest from blob b where b.created_at < :before "
                        + UNUSED + " order by b.created_at limit :most")
                .setParameter("before", before)
                .setParameter("most", most)
                .getResultList();
        return found.stream()
                .map(Object[].class::cast)
                .map(row -> new BlobKey((String) row[0], (String) row[1]))
                .toList();
    }

    private void lock(String tenant) {
        // Holds also for a tenant that is just being removed or made, when there is no row to lock.
        locks.hold(NamedLock.TENANT_BLOBS, tenant);
    }

    private static Optional<Long> first(Query query) {
        List<?> found = query.getResultList();
        return found.stream().map(Long.class::cast).findFirst();
    }
}
