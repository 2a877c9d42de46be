// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.work;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jboss.logging.Logger;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.artifact.Artifact;
import org.sparseadapter.core.artifact.ArtifactReader;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.recipe.RecipeJson;
import org.sparseadapter.core.text.Digests;
import org.sparseadapter.core.train.ProgressListener;
import org.sparseadapter.core.train.TaskData;
import org.sparseadapter.core.train.WorkStoppedException;
import org.sparseadapter.events.VersionRef;
import org.sparseadapter.events.WorkProgress;
import org.sparseadapter.events.work.WorkItem;
import org.sparseadapter.kit.compute.LoadedBaseModels;
import org.sparseadapter.kit.registry.BlobDamagedException;
import org.sparseadapter.kit.registry.BlobMissingException;

/**
 * A claimed piece of work as a {@link WorkStage} sees it: its inputs, and where its outputs go. Every
 * call of the registry is repeated while the registry is unavailable and the work is wanted.
 */
public final class ClaimedWork {

    private static final Logger LOG = Logger.getLogger(ClaimedWork.class);

    private final Claim claim;
    private final Recipe recipe;
    private final WorkTools tools;
    private final Retries retries;
    private final ProgressPace pace;
    private final Instant began;

    /**
     * Reads what the claim holds.
     *
     * @throws org.sparseadapter.core.json.FieldException when the recipe has a field that this release cannot read
     */
    ClaimedWork(Claim claim, WorkTools tools) {
        this.claim = claim;
        this.recipe = RecipeJson.read(claim.item().recipe());
        this.tools = tools;
        this.retries = new Retries(claim.stop(), tools.settings());
        this.pace = new ProgressPace(tools.settings().progressEvery(), tools.time());
        this.began = tools.time().instant();
    }

    /** The work item that the registry handed out. */
    public WorkItem item() {
        return claim.item();
    }

    /** The recipe of its version. */
    public Recipe recipe() {
        return recipe;
    }

    /** The base model that the recipe names, with the weights that the registry expects. */
    public BaseModel base() {
        return tools.models().require(recipe.base(), item().baseDigest());
    }

    /** All base models, for an artifact that belongs to another one. */
    public LoadedBaseModels models() {
        return tools.models();
    }

    /** The dataset. */
    public TaskData data() {
        return new TaskDataLoader(this::blob).load(item().datasetDigest());
    }

    /** An artifact of the tenant, a fusion's with its parts. */
    public Artifact artifact(String digest) {
        return ArtifactReader.read(blob(digest), part -> Optional.of(blob(part)));
    }

    /** The adapters that the recipe is made of, in its order; none unless it is a fusion's. */
    public List<AdapterState> parts() {
        return recipe.parts().stream()
                .map(part -> part.digest()
                        .orElseThrow(() -> new IllegalArgumentException("adapter.of: " + part + " is not pinned")))
                .map(digest -> artifact(digest).state())
                .toList();
    }

    /** The checkpoint of an earlier attempt; empty when there was none, or when what it left is gone. */
    public Optional<byte[]> checkpoint() {
        try {
            return item().checkpoint().map(this::blob);
        } catch (BlobMissingException | BlobDamagedException e) {
            LOG.warnf("beginning anew: %s", e.getMessage());
            return Optional.empty();
        }
    }

    /** Stores a blob for the tenant and answers its digest. */
    public String upload(byte[] content) {
        String digest = Digests.sha256(content);
        retries.run("upload of " + digest, () -> tools.blobs().upload(tenant(), digest, content));
        return digest;
    }

    /**
     * Stores a checkpoint of the work, so that another attempt need not begin anew. A checkpoint that
     * cannot be stored now is left out: the work goes on, and the next one will do.
     */
    public void saveCheckpoint(byte[] content) {
        claim.stop().refuseIfLost("checkpoint");
        String digest = Digests.sha256(content);
        try {
            tools.blobs().upload(tenant(), digest, content);
        } catch (RuntimeException e) {
            LOG.warnf("checkpoint not stored: %s", e.getMessage());
            return;
        }
        claim.reached(digest);
    }

    /** Whether to end at the next opportunity. */
    public boolean stopRequested() {
        return claim.stop().requested();
    }

    /** Ends the work because it was asked to. */
    public WorkStoppedException stopped() {
        return new WorkStoppedException(item().stage() + " of " + version().key());
    }

    /** Reports progress, at a pace that readers can follow; what comes in between is left out. */
    public void progress(StageProgress progress) {
        progress.examplesPerSecond().ifPresent(tools.rate());
        if (!claim.stop().lost()
                && pace.due(progress.step(), progress.steps(), !progress.dev().isEmpty())) {
            tools.publisher()
                    .tell(new WorkProgress(
                            item().workId(),
                            version(),
                            item().stage(),
                            item().attempt(),
                            progress.step(),
                            progress.steps(),
                            progress.loss(),
                            progress.learningRate(),
                            progress.examplesPerSecond(),
                            progress.secondsLeft(),
                            progress.dev(),
                            tools.time().instant()));
        }
    }

    /** Reports the progress of scoring or evaluation, and ends them when the work is to end. */
    public ProgressListener listener() {
        return new ProgressListener() {
            @Override
            public void progress(int done, int total) {
                double seconds = Math.max(1e-3, seconds());
                double rate = done / seconds;
                ClaimedWork.this.progress(new StageProgress(
                        done,
                        total,
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.of(rate),
                        rate > 0 ? OptionalDouble.of((total - done) / rate) : OptionalDouble.empty(),
                        Map.of()));
            }

            @Override
            public boolean stopRequested() {
                return ClaimedWork.this.stopRequested();
            }
        };
    }

    /** Time since this attempt began. */
    public double seconds() {
        return Duration.between(began, tools.time().instant()).toMillis() / 1e3;
    }

    /** {@code cpu} or {@code gpu}. */
    public String device() {
        return tools.device().word();
    }

    private VersionRef version() {
        return item().version();
    }

    private String tenant() {
        return version().tenant();
    }

    private byte[] blob(String digest) {
        return retries.call("download of " + digest, () -> tools.cache().bytes(tenant(), digest));
    }
}
