// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.adapter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.List;
import org.sparseadapter.kit.problem.ConflictException;
import org.sparseadapter.kit.problem.UnknownResourceException;
import org.sparseadapter.registry.blob.BlobKey;
import org.sparseadapter.registry.version.PartLedger;

/** Deletes an adapter with all its versions, once no alias names one and none is on its way. */
@ApplicationScoped
class AdapterRemoval {
    private static final String NAMED =
            "select name from alias where adapter_id = :adapter and version_id is not null order by name";

    private static final String OPEN =
            """
            select cast(number as text) from adapter_version where adapter_id = :adapter
            and state in ('REQUESTED', 'MASKED', 'TRAINED', 'EVALUATED') order by number
            """;

    private static final String BLOBS =
            """
            select distinct d.digest from adapter_version v
            cross join lateral (values (v.initial_digest), (v.artifact_digest), (v.curves_digest), (v.report_digest))
                as d (digest)
            where v.adapter_id = :adapter and d.digest is not null
            """;

    private final EntityManager rows;
    private final AdapterRepository adapters;
    private final PartLedger parts;

    AdapterRemoval(EntityManager rows, AdapterRepository adapters, PartLedger parts) {
        this.rows = rows;
        this.adapters = adapters;
        this.parts = parts;
    }

    /**
     * Deletes the rows.
     *
     * @return blobs that may be unused now
     * @throws ConflictException while an alias names a version, one is on its way, or another adapter's
     *     fusion uses one
     */
    @Transactional
    List<BlobKey> remove(String tenant, String name) {
        Adapter adapter =
                adapters.locked(tenant, name).orElseThrow(() -> new UnknownResourceException("adapter", name));
        refuse(adapter, NAMED, "still named by alias ", "delete the alias first");
        refuse(adapter, OPEN, "still on its way to version ", "cancel that first");
        parts.userOfAny(adapter.id()).ifPresent(user -> {
            throw new ConflictException("Adapter \"" + name + "\" has a version that is a part of " + user
                    + "; cancel or retire that first.");
        });
        List<BlobKey> blobs = ((List<?>) bind(BLOBS, adapter).getResultList())
                .stream().map(digest -> new BlobKey(tenant, (String) digest)).toList();
        bind("delete from alias where adapter_id = :adapter", adapter).executeUpdate();
        bind("delete from adapter_version where adapter_id = :adapter", adapter).executeUpdate();
        bind("delete from adapter where id = :adapter", adapter).executeUpdate();
        return blobs;
    }

    private void refuse(Adapter adapter, String query, String because, String help) {
        List<?> found = bind(query, adapter).getResultList();
        if (!found.isEmpty()) {
            throw new ConflictException(
                    "Adapter \"" + adapter.name() + "\" is " + because + found.get(0) + "; " + help + ".");
        }
    }

    private Query bind(String sql, Adapter adapter) {
        return rows.createNativeQuery(sql).setParameter("adapter", adapter.id());
    }
}
