// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import org.sparseadapter.events.Topic;
import org.sparseadapter.kit.problem.UnknownResourceException;
import org.sparseadapter.registry.blob.BlobKey;
import org.sparseadapter.registry.outbox.Outbox;

/** Removes the rows of a tenant, from what refers to what is referred to. */
@ApplicationScoped
class TenantRemoval {
    private static final List<String> DELETIONS = List.of(
            "delete from alias where adapter_id in (select id from adapter where tenant = :tenant)",
            "delete from work where tenant = :tenant",
            "delete from adapter_version where tenant = :tenant",
            "delete from adapter where tenant = :tenant",
            "delete from dataset where tenant = :tenant",
            "delete from dataset_split where tenant = :tenant",
            "delete from blob where tenant = :tenant",
            "delete from tenant where name = :tenant");

    private final EntityManager rows;
    private final Outbox outbox;

    TenantRemoval(EntityManager rows, Outbox outbox) {
        this.rows = rows;
        this.outbox = outbox;
    }

    /**
     * Removes all rows in one transaction and announces the end of the tenant's aliases with it.
     *
     * @return the blobs whose files have no owner any more
     */
    @Transactional
    List<BlobKey> removeRows(String tenant) {
        // Locked against everything: what refers to the tenant waits and then finds it gone.
        if (select("select name from tenant where name = :tenant for update", tenant)
                .isEmpty()) {
            throw new UnknownResourceException("tenant", tenant);
        }
        // Alias moves lock the adapter: the last word about an alias must be its end.
        select("select id from adapter where tenant = :tenant for update", tenant);
        for (Object key : select(
                """
                select adapter.tenant || '/' || adapter.name || '/' || alias.name
                from alias join adapter on adapter.id = alias.adapter_id
                where adapter.tenant = :tenant and alias.version_id is not null
                """,
                tenant)) {
            outbox.tombstone(Topic.ALIAS_MOVED, (String) key, tenant);
        }
        List<BlobKey> blobs = select("select digest from blob where tenant = :tenant", tenant).stream()
                .map(digest -> new BlobKey(tenant, (String) digest))
                .toList();
        for (String deletion : DELETIONS) {
            rows.createNativeQuery(deletion).setParameter("tenant", tenant).executeUpdate();
        }
        return blobs;
    }

    private List<?> select(String query, String tenant) {
        return rows.createNativeQuery(query).setParameter("tenant", tenant).getResultList();
    }
}
