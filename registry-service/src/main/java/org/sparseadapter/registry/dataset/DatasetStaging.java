// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.sparseadapter.registry.lock.AdvisoryLocks;
import org.sparseadapter.registry.lock.NamedLock;

/** Uploaded splits by dataset, the latest upload of each. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class DatasetStaging {
    private static final String UPSERT =
            """
            insert into dataset_split (tenant, dataset, split, digest, row_count, info)
            values (:tenant, :dataset, :split, :digest, :rows, :info)
            on conflict (tenant, dataset, split)
            do update set digest = :digest, row_count = :rows, info = :info, uploaded_at = now()
            """;

    private final EntityManager rows;
    private final AdvisoryLocks locks;
    private final ObjectMapper json;

    DatasetStaging(EntityManager rows, AdvisoryLocks locks, ObjectMapper json) {
        this.rows = rows;
        this.locks = locks;
        this.json = json;
    }

    /**
     * Keeps other transactions from uploading, sealing or deleting under a dataset's name until the transaction ends. Taken
     * before all other locks of such a transaction, blobs included, so that no two of them wait for each other.
     */
    void lock(String tenant, String dataset) {
        // Holds also for a name under which nothing waits yet, when there is no row to lock.
        locks.hold(NamedLock.DATASET, tenant + "/" + dataset);
    }

    /** Keeps an uploaded split in place of an earlier one, whose digest is given back. */
    Optional<String> put(String tenant, String dataset, StagedSplit split) {
        Optional<String> before = of(tenant, dataset).stream()
                .filter(staged -> staged.split().equals(split.split()))
                .map(StagedSplit::digest)
                .findFirst();
        bind(UPSERT, tenant, dataset)
                .setParameter("split", split.split())
                .setParameter("digest", split.digest())
                .setParameter("rows", split.rows())
                .setParameter("info", write(split))
                .executeUpdate();
        return before.filter(digest -> !digest.equals(split.digest()));
    }

    /** The splits that wait under a dataset's name. */
    List<StagedSplit> of(String tenant, String dataset) {
        List<?> found = bind(
                        "select info from dataset_split where tenant = :tenant and dataset = :dataset order by split",
                        tenant,
                        dataset)
                .getResultList();
        return found.stream().map(info -> read((String) info)).toList();
    }

    /** Forgets the splits that wait under a dataset's name. */
    void clear(String tenant, String dataset) {
        bind("delete from dataset_split where tenant = :tenant and dataset = :dataset", tenant, dataset)
                .executeUpdate();
    }

    private Query bind(String sql, String tenant, String dataset) {
        return rows.createNativeQuery(sql).setParameter("tenant", tenant).setParameter("dataset", dataset);
    }

    private String write(StagedSplit split) {
        try {
            return json.writeValueAsString(split);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record of plain values can always be written", impossible);
        }
    }

    private StagedSplit read(String info) {
        try {
            return json.readValue(info, StagedSplit.class);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("a row of dataset_split is damaged", damaged);
        }
    }
}
