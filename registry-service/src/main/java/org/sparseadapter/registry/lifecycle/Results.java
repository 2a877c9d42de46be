// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.sparseadapter.core.artifact.ArtifactKind;
import org.sparseadapter.events.AdapterTrained;
import org.sparseadapter.events.MaskComputed;
import org.sparseadapter.events.Stage;
import org.sparseadapter.events.UnreadableEventException;
import org.sparseadapter.events.VersionRef;
import org.sparseadapter.events.WorkFailed;
import org.sparseadapter.registry.blob.BlobKey;
import org.sparseadapter.registry.blob.Blobs;
import org.sparseadapter.registry.lifecycle.LockedWork.Held;
import org.sparseadapter.registry.version.VersionLife;
import org.sparseadapter.registry.work.WorkQueue;

/**
 * The follow-up of the results that workers report. A result counts only if its work still waits for that very attempt; so a
 * duplicate, a stale attempt, a cancelled version and a replay of the whole topic all find nothing to
 * do, without a memory of events seen. Each method answers whether anything changed.
 */
@ApplicationScoped
public class Results {
    private static final Logger LOG = Logger.getLogger(Results.class);

    private final LockedWork locks;
    private final VersionLife life;
    private final WorkQueue queue;
    private final Failures failures;
    private final ArtifactCheck artifacts;
    private final Blobs blobs;

    Results(
            LockedWork locks,
            VersionLife life,
            WorkQueue queue,
            Failures failures,
            ArtifactCheck artifacts,
            Blobs blobs) {
        this.locks = locks;
        this.life = life;
        this.queue = queue;
        this.failures = failures;
        this.artifacts = artifacts;
        this.blobs = blobs;
    }

    /** A mask is there: training is next. */
    @Transactional
    public boolean maskComputed(MaskComputed result) {
        return awaited(result.workId(), result.version(), Stage.MASK, result.attempt())
                .map(held -> {
                    if (usable(held, result.initialDigest(), ArtifactKind.INITIAL)) {
                        queue.done(held.work(), result.seconds());
                        life.masked(held.version(), result);
                        queue.add(held.version(), Stage.TRAIN);
                    }
                    return true;
                })
                .orElse(false);
    }

    /** An artifact is there: evaluation is next. */
    @Transactional
    public boolean adapterTrained(AdapterTrained result) {
        return awaited(result.workId(), result.version(), Stage.TRAIN, result.attempt())
                .map(held -> {
                    requireBlob(result.version(), "curvesDigest", result.curvesDigest());
                    if (usable(held, result.artifactDigest(), ArtifactKind.ADAPTER)) {
                        queue.done(held.work(), result.seconds());
                        life.trained(held.version(), result);
                        queue.add(held.version(), Stage.EVALUATE);
                    }
                    return true;
                })
                .orElse(false);
    }

    private boolean usable(Held held, String digest, ArtifactKind kind) {
        Optional<String> fault = artifacts.fault(held.version(), digest, kind);
        fault.ifPresent(problem -> failures.tryFailed(held, "artifact-unusable: " + problem, false));
        return fault.isEmpty();
    }

    /** A try failed: another one follows, or the version fails. */
    @Transactional
    public boolean workFailed(WorkFailed result) {
        return locks.work(result.workId(), result.version(), result.stage())
                .filter(held -> held.work().heldBy(result.attempt()))
                .map(held -> {
                    failures.tryFailed(held, result.reason() + ": " + result.message(), result.retryable());
                    return true;
                })
                .orElse(false);
    }

    /** The work of a result, if it still waits for that attempt. */
    Optional<Held> awaited(UUID workId, VersionRef version, Stage stage, int attempt) {
        Optional<Held> held =
                locks.work(workId, version, stage).filter(found -> found.work().awaits(attempt));
        if (held.isEmpty()) {
            LOG.infof("%s: the %s result of attempt %d is not waited for", version.key(), stage, attempt);
        }
        return held;
    }

    /** Refuses a result whose blob was never stored: the work stays open, and its lease brings another attempt. */
    void requireBlob(VersionRef version, String field, String digest) {
        if (blobs.size(new BlobKey(version.tenant(), digest)).isEmpty()) {
            throw new UnreadableEventException(field + ": the tenant has no blob " + digest);
        }
    }
}
