// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.sparseadapter.events.EventJson;
import org.sparseadapter.events.Stage;
import org.sparseadapter.events.work.ClaimRequest;
import org.sparseadapter.events.work.Heartbeat;
import org.sparseadapter.events.work.LiveArtifact;
import org.sparseadapter.events.work.WorkItem;
import org.sparseadapter.kit.problem.InvalidInputException;
import org.sparseadapter.kit.problem.UnknownResourceException;
import org.sparseadapter.registry.blob.BlobKey;
import org.sparseadapter.registry.blob.Blobs;
import org.sparseadapter.registry.version.Version;
import org.sparseadapter.registry.version.VersionRepository;

/** The claims of workers on work: something to do, more time for it, or to be rid of it. */
@ApplicationScoped
public class Claims {
    private final WorkRepository works;
    private final VersionRepository versions;
    private final WorkQueue queue;
    private final Blobs blobs;
    private final ComparedVersion compared;
    private final Event<CheckpointDropped> dropped;
    private final WorkConfig config;
    private final Clock clock;

    Claims(
            WorkRepository works,
            VersionRepository versions,
            WorkQueue queue,
            Blobs blobs,
            ComparedVersion compared,
            Event<CheckpointDropped> dropped,
            WorkConfig config,
            Clock clock) {
        this.works = works;
        this.versions = versions;
        this.queue = queue;
        this.blobs = blobs;
        this.compared = compared;
        this.dropped = dropped;
        this.config = config;
        this.clock = clock;
    }

    /** The next piece of a stage, under a lease; empty where nothing waits that may run. */
    @Transactional
    public Optional<WorkItem> claim(ClaimRequest request) {
        return works.next(request.stage()).map(work -> {
            work.claim(request.worker(), request.device(), clock.instant(), config.lease());
            Version version = versions.findById(work.versionId());
            Optional<LiveArtifact> live =
                    work.stage() == Stage.EVALUATE ? compared.servedBeside(version) : Optional.empty();
            work.compareWith(live);
            return item(work, version, live);
        });
    }

    /**
     * Renews a claim and keeps its newest checkpoint.
     *
     * @throws StaleClaimException when the worker should stop
     */
    @Transactional
    public void renew(UUID id, Heartbeat heartbeat) {
        Work work = held(id, heartbeat.attempt());
        work.renew(clock.instant(), config.lease());
        heartbeat.checkpoint().ifPresent(digest -> remember(work, digest));
    }

    /**
     * Takes a claim back without counting the try; a worker does this when it has to leave.
     *
     * @throws StaleClaimException when the worker does not hold it any more
     */
    @Transactional
    public void release(UUID id, Heartbeat heartbeat) {
        Work work = held(id, heartbeat.attempt());
        heartbeat.checkpoint().ifPresent(digest -> remember(work, digest));
        queue.giveBack(work, versions.findById(work.versionId()).ref());
    }

    private Work held(UUID id, int attempt) {
        Work work = works.locked(id).orElseThrow(() -> new UnknownResourceException("work", id.toString()));
        if (!work.heldBy(attempt)) {
            throw new StaleClaimException(attempt, work);
        }
        return work;
    }

    private void remember(Work work, String digest) {
        BlobKey blob = new BlobKey(work.tenant(), digest);
        if (blobs.size(blob).isEmpty()) {
            throw new InvalidInputException("checkpoint", "names no blob of the tenant; store it first");
        }
        work.checkpoint()
                .filter(before -> !before.equals(digest))
                .ifPresent(before -> dropped.fire(new CheckpointDropped(new BlobKey(work.tenant(), before))));
        work.remember(digest);
    }

    private WorkItem item(Work work, Version version, Optional<LiveArtifact> live) {
        return new WorkItem(
                work.id(),
                version.ref(),
                work.stage(),
                work.attempt(),
                config.lease(),
                json(version.recipe()),
                version.baseDigest(),
                version.datasetDigest(),
                version.initialDigest(),
                version.artifactDigest(),
                work.checkpoint(),
                live);
    }

    private static JsonNode json(String recipe) {
        try {
            return EventJson.mapper().readTree(recipe);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a stored recipe is always JSON", impossible);
        }
    }
}
