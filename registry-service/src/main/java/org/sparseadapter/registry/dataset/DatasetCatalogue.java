// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.dataset;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.sparseadapter.kit.problem.ConflictException;
import org.sparseadapter.kit.problem.UnknownResourceException;
import org.sparseadapter.registry.blob.BlobKey;
import org.sparseadapter.registry.page.Page;

/** The datasets of a tenant: listed, shown, deleted. */
@ApplicationScoped
public class DatasetCatalogue {
    private static final String NEWEST =
            """
            from Dataset d where d.tenant = :tenant and substring(d.name, 1, length(:prefix)) = :prefix
            and d.id = (select max(e.id) from Dataset e where e.tenant = d.tenant and e.name = d.name)
            """;

    private final DatasetRepository datasets;
    private final DatasetStaging staging;
    private final EntityManager rows;

    DatasetCatalogue(DatasetRepository datasets, DatasetStaging staging, EntityManager rows) {
        this.datasets = datasets;
        this.staging = staging;
        this.rows = rows;
    }

    /** The newest dataset of each name, by name. */
    @Transactional
    Page<DatasetView> list(String tenant, String prefix, int page, int size) {
        List<DatasetView> items = rows.createQuery(NEWEST + " order by d.name", Dataset.class)
                .setParameter("tenant", tenant)
                .setParameter("prefix", prefix)
                .setFirstResult(Math.multiplyExact(page, size))
                .setMaxResults(size)
                .getResultStream()
                .map(DatasetView::of)
                .toList();
        long total = rows.createQuery("select count(*) " + NEWEST, Long.class)
                .setParameter("tenant", tenant)
                .setParameter("prefix", prefix)
                .getSingleResult();
        return new Page<>(items, page, size, total);
    }

    /** The newest dataset of a name. */
    @Transactional
    DatasetView show(String tenant, String name) {
        return datasets.newest(tenant, name)
                .map(DatasetView::of)
                .orElseThrow(() -> new UnknownResourceException("dataset", name));
    }

    /**
     * Deletes all that was ever sealed or uploaded under a name.
     *
     * @return blobs that may be unused now
     * @throws ConflictException while a recipe names it
     */
    @Transactional
    List<BlobKey> delete(String tenant, String name) {
        staging.lock(tenant, name);
        // Locked, so that no version is pinned to it meanwhile.
        List<?> digests = rows.createNativeQuery(
                        "select digest from dataset where tenant = :tenant and name = :name for update")
                .setParameter("tenant", tenant)
                .setParameter("name", name)
                .getResultList();
        List<StagedSplit> staged = staging.of(tenant, name);
        if (digests.isEmpty() && staged.isEmpty()) {
            throw new UnknownResourceException("dataset", name);
        }
        requireUnused(tenant, name);
        List<BlobKey> left = new ArrayList<>();
        digests.forEach(digest -> left.add(new BlobKey(tenant, (String) digest)));
        staged.forEach(split -> left.add(new BlobKey(tenant, split.digest())));
        splitDigests(tenant, name).forEach(digest -> left.add(new BlobKey(tenant, (String) digest)));
        staging.clear(tenant, name);
        datasets.delete("tenant = ?1 and name = ?2", tenant, name);
        return left;
    }

    private void requireUnused(String tenant, String name) {
        List<?> using = rows.createNativeQuery("select adapter || '@' || number from adapter_version"
                        + " where tenant = :tenant and dataset = :name order by id limit 1")
                .setParameter("tenant", tenant)
                .setParameter("name", name)
                .getResultList();
        if (!using.isEmpty()) {
            throw new ConflictException("The recipe of " + using.get(0) + " names dataset \"" + name
                    + "\"; delete the adapters that were trained on it first.");
        }
    }

    private List<?> splitDigests(String tenant, String name) {
        return rows.createNativeQuery("select b.digest from dataset_blob b join dataset d on d.id = b.dataset_id"
                        + " where d.tenant = :tenant and d.name = :name")
                .setParameter("tenant", tenant)
                .setParameter("name", name)
                .getResultList();
    }
}
