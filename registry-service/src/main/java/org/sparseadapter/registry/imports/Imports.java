// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.sparseadapter.core.recipe.DatasetRef;
import org.sparseadapter.events.Stage;
import org.sparseadapter.events.VersionRef;
import org.sparseadapter.kit.problem.InvalidInputException;
import org.sparseadapter.kit.problem.OverloadedException;
import org.sparseadapter.registry.adapter.Adapter;
import org.sparseadapter.registry.adapter.AdapterRepository;
import org.sparseadapter.registry.basemodel.BaseModelCatalogue;
import org.sparseadapter.registry.blob.BlobKey;
import org.sparseadapter.registry.blob.Blobs;
import org.sparseadapter.registry.blob.IncomingBlob;
import org.sparseadapter.registry.dataset.DatasetRepository;
import org.sparseadapter.registry.lifecycle.RecipePinning;
import org.sparseadapter.registry.lifecycle.VersionQuota;
import org.sparseadapter.registry.tenant.TenantRepository;
import org.sparseadapter.registry.version.PinnedRecipe;
import org.sparseadapter.registry.version.Version;
import org.sparseadapter.registry.version.VersionLife;
import org.sparseadapter.registry.version.VersionRepository;
import org.sparseadapter.registry.work.WorkQueue;

/**
 * Imports artifacts that were trained elsewhere. They are evaluated like all others, so that what is served has a report. A
 * body is written to disk first and read into memory only then, a few at a time; what of it is kept in memory after that is
 * what the registry remembers of it.
 */
@ApplicationScoped
public class Imports {
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final ImportConfig config;
    private final BaseModelCatalogue models;
    private final RecipePinning pinning;
    private final VersionQuota quota;
    private final TenantRepository tenants;
    private final AdapterRepository adapters;
    private final DatasetRepository datasets;
    private final VersionRepository versions;
    private final VersionLife life;
    private final WorkQueue queue;
    private final Blobs blobs;
    private final Semaphore reads;

    Imports(
            ImportConfig config,
            BaseModelCatalogue models,
            RecipePinning pinning,
            VersionQuota quota,
            TenantRepository tenants,
            AdapterRepository adapters,
            DatasetRepository datasets,
            VersionRepository versions,
            VersionLife life,
            WorkQueue queue,
            Blobs blobs) {
        this.config = config;
        this.models = models;
        this.pinning = pinning;
        this.quota = quota;
        this.tenants = tenants;
        this.adapters = adapters;
        this.datasets = datasets;
        this.versions = versions;
        this.life = life;
        this.queue = queue;
        this.blobs = blobs;
        this.reads = new Semaphore(config.parallelReads());
    }

    /**
     * Makes the next version of an adapter from an artifact, or answers the one that was made for the same request before.
     *
     * @param dataset on which it is evaluated
     * @param body the artifact's file
     * @param idempotencyKey tells a repeated request from a new one
     * @throws InvalidInputException naming what of it does not fit; nothing is kept
     * @throws OverloadedException while too many are being read
     */
    public VersionRef importArtifact(
            String tenant, String adapter, DatasetRef dataset, InputStream body, Optional<String> idempotencyKey) {
        try (IncomingBlob incoming = blobs.receive(body, config.maxSize().asLongValue())) {
            ImportedAdapter imported = read(incoming);
            BlobKey key = new BlobKey(tenant, incoming.digest());
            try {
                return QuarkusTransaction.requiringNew().call(() -> {
                    tenants.ensure(tenant);
                    // Before any row is locked, as the sealing of a dataset does it.
                    blobs.adopt(tenant, incoming);
                    return keep(tenant, adapter, dataset, imported, idempotencyKey);
                });
            } catch (RuntimeException refused) {
                blobs.release(key);
                throw refused;
            }
        }
    }

    private ImportedAdapter read(IncomingBlob incoming) {
        if (!reads.tryAcquire()) {
            throw new OverloadedException(
                    "imports.parallel-reads: " + config.parallelReads() + " artifacts are being read already.", RETRY);
        }
        try (InputStream stream = incoming.open()) {
            return ImportedAdapter.read(stream.readAllBytes(), incoming.digest(), models);
        } catch (IOException failure) {
            throw new UncheckedIOException("reading an artifact", failure);
        } finally {
            reads.release();
        }
    }

    private VersionRef keep(
            String tenant, String name, DatasetRef dataset, ImportedAdapter imported, Optional<String> idempotencyKey) {
        Adapter adapter = adapters.ensureLocked(tenant, name, List.of());
        Optional<Version> before = idempotencyKey.flatMap(key -> versions.requestedUnder(adapter.id(), key));
        if (before.isPresent()) {
            return repeated(before.get(), imported, dataset);
        }
        PinnedRecipe pinned = imported.known(pinning.pin(tenant, imported.recipe(dataset)));
        datasets.pinned(tenant, pinned.dataset(), pinned.datasetDigest()).ifPresent(imported::requireLabels);
        quota.require(tenant);
        Version version =
                life.importVersion(adapter.id(), adapter.nextVersion(), pinned, imported.facts(), idempotencyKey);
        queue.add(version, Stage.EVALUATE);
        return version.ref();
    }

    private static VersionRef repeated(Version before, ImportedAdapter imported, DatasetRef dataset) {
        boolean same = before.isImported()
                && before.artifactDigest().equals(Optional.of(imported.facts().digest()))
                && before.dataset().equals(dataset.name())
                && dataset.digest().map(before.datasetDigest()::equals).orElse(true);
        if (!same) {
            throw new InvalidInputException(
                    "Idempotency-Key", "was used for version " + before.number() + " with another artifact or dataset");
        }
        return before.ref();
    }
}
