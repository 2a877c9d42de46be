// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.dataset;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.core.dataset.DatasetException;
import org.sparseadapter.core.dataset.DatasetManifest;
import org.sparseadapter.core.dataset.SplitInfo;
import org.sparseadapter.core.dataset.SplitSummary;
import org.sparseadapter.events.DatasetRegistered;
import org.sparseadapter.registry.blob.Blobs;
import org.sparseadapter.registry.outbox.Outbox;

/** The sealing of uploaded splits as a dataset: from then on a digest names these rows and no others. */
@ApplicationScoped
public class DatasetSeals {
    private final DatasetStaging staging;
    private final DatasetRepository datasets;
    private final EntityManager rows;
    private final Blobs blobs;
    private final Outbox outbox;
    private final Clock clock;

    DatasetSeals(
            DatasetStaging staging,
            DatasetRepository datasets,
            EntityManager rows,
            Blobs blobs,
            Outbox outbox,
            Clock clock) {
        this.staging = staging;
        this.datasets = datasets;
        this.rows = rows;
        this.blobs = blobs;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * The outcome of a sealing.
     *
     * @param dataset what the name means now
     * @param created false where it meant just that before
     */
    record Sealed(Dataset dataset, boolean created) {}

    /**
     * Seals what was uploaded under a name. The same content again is the same dataset; and where nothing was uploaded
     * since the last sealing, a repeated request gets the answer of the first.
     *
     * @throws DatasetException naming the splits that are missing or do not fit one another
     */
    @Transactional
    Sealed seal(String tenant, String name) {
        staging.lock(tenant, name);
        List<StagedSplit> staged = staging.of(tenant, name);
        Optional<Dataset> newest = datasets.newest(tenant, name);
        if (staged.isEmpty() && newest.isPresent()) {
            return new Sealed(newest.get(), false);
        }
        SortedMap<String, SplitSummary> splits = new TreeMap<>();
        staged.forEach(split -> splits.put(split.split(), split.summary()));
        DatasetManifest manifest = DatasetManifest.of(splits);
        boolean same =
                newest.map(Dataset::digest).filter(manifest.digest()::equals).isPresent();
        Dataset sealed = same ? newest.get() : register(tenant, name, manifest);
        staging.clear(tenant, name);
        return new Sealed(sealed, !same);
    }

    private Dataset register(String tenant, String name, DatasetManifest manifest) {
        byte[] bytes = manifest.toBytes();
        blobs.store(tenant, bytes);
        // Content that the name meant once and shall mean again: its row must be the newest.
        datasets.pinned(tenant, name, manifest.digest()).ifPresent(old -> {
            datasets.delete(old);
            datasets.flush();
        });
        long total =
                manifest.splits().values().stream().mapToLong(SplitInfo::rows).sum();
        Dataset dataset = new Dataset(
                tenant,
                name,
                manifest.digest(),
                manifest.kind().name(),
                new String(bytes, StandardCharsets.UTF_8),
                total,
                clock.instant());
        datasets.persistAndFlush(dataset);
        Map<String, Long> counts = new HashMap<>();
        manifest.splits().forEach((split, info) -> {
            keep(dataset, info.digest());
            counts.put(split, info.rows());
        });
        outbox.publish(new DatasetRegistered(tenant, name, manifest.digest(), counts, manifest.labels()));
        return dataset;
    }

    private void keep(Dataset dataset, String splitDigest) {
        rows.createNativeQuery("insert into dataset_blob (dataset_id, tenant, digest) values (:id, :tenant, :digest)"
                        + " on conflict do nothing")
                .setParameter("id", dataset.id())
                .setParameter("tenant", dataset.tenant())
                .setParameter("digest", splitDigest)
                .executeUpdate();
    }
}
