// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.dataset;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.sparseadapter.core.dataset.DatasetFormat;
import org.sparseadapter.core.dataset.DatasetReader;
import org.sparseadapter.core.dataset.ParsedSplit;
import org.sparseadapter.core.dataset.SplitCodec;
import org.sparseadapter.core.dataset.SplitSummary;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.kit.problem.OverloadedException;
import org.sparseadapter.registry.blob.BlobKey;
import org.sparseadapter.registry.blob.Blobs;
import org.sparseadapter.registry.blob.IncomingBlob;
import org.sparseadapter.registry.tenant.Tenants;

/**
 * The uploads of dataset splits. A body is written to disk first and read into memory only then, a few at a time:
 * neither a slow sender nor many at once can take the memory of all.
 */
@ApplicationScoped
public class DatasetUploads {
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final DatasetConfig config;
    private final DatasetStaging staging;
    private final Tenants tenants;
    private final Blobs blobs;
    private final Semaphore reads;

    DatasetUploads(DatasetConfig config, DatasetStaging staging, Tenants tenants, Blobs blobs) {
        this.config = config;
        this.staging = staging;
        this.tenants = tenants;
        this.blobs = blobs;
        this.reads = new Semaphore(config.parallelReads());
    }

    /**
     * Validates a split and keeps it until its dataset is sealed.
     *
     * @param task what it is for; empty for what its columns tell
     * @throws org.sparseadapter.core.dataset.DatasetException naming the lines at fault; nothing is kept
     * @throws OverloadedException while too many splits are being read
     */
    StagedSplit upload(
            String tenant,
            String dataset,
            String split,
            DatasetFormat format,
            Optional<TaskKind> task,
            InputStream body) {
        try (IncomingBlob raw = blobs.receive(body, config.maxSplitSize().asLongValue())) {
            if (!reads.tryAcquire()) {
                throw new OverloadedException(
                        "datasets.parallel-reads: " + config.parallelReads() + " splits are being read already.",
                        RETRY);
            }
            try {
                return keep(tenant, dataset, split, parse(raw, format, task));
            } finally {
                reads.release();
            }
        }
    }

    private StagedSplit keep(String tenant, String dataset, String split, ParsedSplit parsed) {
        byte[] canonical = SplitCodec.write(parsed.examples());
        SplitSummary summary = SplitCodec.summary(parsed, canonical);
        StagedSplit staged = new StagedSplit(
                split,
                summary.kind(),
                summary.info().digest(),
                summary.info().rows(),
                summary.pairs(),
                List.copyOf(summary.labels()),
                parsed.ignoredColumns());
        Optional<String> replaced = QuarkusTransaction.requiringNew().call(() -> {
            tenants.ensure(tenant);
            staging.lock(tenant, dataset);
            blobs.store(tenant, canonical);
            return staging.put(tenant, dataset, staged);
        });
        replaced.ifPresent(digest -> blobs.release(new BlobKey(tenant, digest)));
        return staged;
    }

    private ParsedSplit parse(IncomingBlob raw, DatasetFormat format, Optional<TaskKind> task) {
        try (InputStream bytes = raw.open()) {
            return DatasetReader.parse(bytes, format, config.limits(), task);
        } catch (IOException failure) {
            throw new UncheckedIOException("reading an upload", failure);
        }
    }
}
