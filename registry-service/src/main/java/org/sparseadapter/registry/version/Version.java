// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.version;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.sparseadapter.events.AdapterEvaluated;
import org.sparseadapter.events.AdapterTrained;
import org.sparseadapter.events.EventJson;
import org.sparseadapter.events.MaskComputed;
import org.sparseadapter.events.VersionRef;
import org.sparseadapter.events.VersionState;

/**
 * One version of an adapter: the recipe, fixed at submission, and what the stages left. Its state moves
 * only as {@link VersionStateMachine} allows.
 */
@Entity
@Table(name = "adapter_version")
public class Version {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "adapter_id")
    private Long adapterId;

    private String tenant;
    private String adapter;
    private int number;

    @Enumerated(EnumType.STRING)
    private VersionState state;

    private String reason;
    private String recipe;

    @Column(name = "recipe_digest")
    private String recipeDigest;

    @Column(name = "idempotency_key")
    private String idempotencyKey;

    private String base;

    @Column(name = "base_digest")
    private String baseDigest;

    private String dataset;

    @Column(name = "dataset_digest")
    private String datasetDigest;

    @Column(name = "initial_digest")
    private String initialDigest;

    @Column(name = "artifact_digest")
    private String artifactDigest;

    @Column(name = "artifact_bytes")
    private Long artifactBytes;

    @Column(name = "dense_bytes")
    private Long denseBytes;

    @Column(name = "curves_digest")
    private String curvesDigest;

    @Column(name = "report_digest")
    private String reportDigest;

    private String densities;
    private String metrics;

    @Column(name = "requested_at")
    private Instant requestedAt;

    @Column(name = "masked_at")
    private Instant maskedAt;

    @Column(name = "trained_at")
    private Instant trainedAt;

    @Column(name = "evaluated_at")
    private Instant evaluatedAt;

    @Column(name = "settled_at")
    private Instant settledAt;

    /** For the mapper. */
    protected Version() {}

    /** A version that was just asked for. */
    Version(Long adapterId, VersionRef ref, PinnedRecipe pinned, Optional<String> idempotencyKey, Instant now) {
        this.adapterId = adapterId;
        this.tenant = ref.tenant();
        this.adapter = ref.adapter();
        this.number = ref.version();
        this.state = VersionState.REQUESTED;
        this.recipe = pinned.json();
        this.recipeDigest = pinned.digest();
        this.base = pinned.base();
        this.baseDigest = pinned.baseDigest();
        this.dataset = pinned.dataset();
        this.datasetDigest = pinned.datasetDigest();
        this.idempotencyKey = idempotencyKey.orElse(null);
        this.requestedAt = now;
    }

    /** Moves to a state that the state machine allows. */
    void enter(VersionState next, Optional<String> why, Instant now) {
        state = next;
        reason = why.orElse(null);
        switch (next) {
            case REQUESTED -> requestedAt = now;
            case MASKED -> maskedAt = now;
            case TRAINED -> trainedAt = now;
            case EVALUATED -> evaluatedAt = now;
            default -> settledAt = now;
        }
    }

    /** Takes over the mask and its initial weights. */
    void take(MaskComputed result) {
        initialDigest = result.initialDigest();
        densities = json(result.densities());
    }

    /** Takes over the trained artifact. */
    void take(AdapterTrained result) {
        artifactDigest = result.artifactDigest();
        artifactBytes = result.artifactBytes();
        denseBytes = result.denseBytes();
        curvesDigest = result.curvesDigest();
    }

    /** Takes over an imported artifact. */
    void take(ImportedArtifact imported) {
        artifactDigest = imported.digest();
        artifactBytes = imported.bytes();
        denseBytes = imported.denseBytes();
        densities = json(imported.densities());
    }

    /** Takes over the evaluation. */
    void take(AdapterEvaluated result) {
        reportDigest = result.reportDigest();
        metrics = json(new Metrics(result.dev(), result.test(), result.live()));
    }

    private static String json(Object value) {
        return EventJson.mapper().valueToTree(value).toString();
    }

    /** The row's key. */
    public Long id() {
        return id;
    }

    /** The adapter's row. */
    public Long adapterId() {
        return adapterId;
    }

    /** Its name in events. */
    public VersionRef ref() {
        return new VersionRef(tenant, adapter, number);
    }

    /** The owner. */
    public String tenant() {
        return tenant;
    }

    /** The adapter's name. */
    public String adapter() {
        return adapter;
    }

    /** The number within the adapter, from 1 without gaps. */
    public int number() {
        return number;
    }

    /** The state. */
    public VersionState state() {
        return state;
    }

    /** The reason of the state, where the state alone does not say it. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /**
     * The canonical recipe with every default written out and the dataset pinned, JSON; of what was trained elsewhere as
     * much as is known.
     */
    public String recipe() {
        return recipe;
    }

    /** The digest of the canonical recipe. */
    public String recipeDigest() {
        return recipeDigest;
    }

    /** Under which key the request came, if under one. */
    public Optional<String> idempotencyKey() {
        return Optional.ofNullable(idempotencyKey);
    }

    /** The base model's id. */
    public String base() {
        return base;
    }

    /** The base model's weights. */
    public String baseDigest() {
        return baseDigest;
    }

    /** The dataset's name. */
    public String dataset() {
        return dataset;
    }

    /** The dataset's manifest. */
    public String datasetDigest() {
        return datasetDigest;
    }

    /** Initial weights and mask; there from MASKED on, except for what was trained elsewhere. */
    public Optional<String> initialDigest() {
        return Optional.ofNullable(initialDigest);
    }

    /** Whether it was trained elsewhere: it has something to serve, and no initial weights. */
    public boolean isImported() {
        return artifactDigest != null && initialDigest == null;
    }

    /** The artifact that can be served; there from TRAINED on. */
    public Optional<String> artifactDigest() {
        return Optional.ofNullable(artifactDigest);
    }

    /** The artifact's size. */
    public Optional<Long> artifactBytes() {
        return Optional.ofNullable(artifactBytes);
    }

    /** The size of the same weights, dense in 32-bit floats. */
    public Optional<Long> denseBytes() {
        return Optional.ofNullable(denseBytes);
    }

    /** Loss and metric per step. */
    public Optional<String> curvesDigest() {
        return Optional.ofNullable(curvesDigest);
    }

    /** The evaluation report. */
    public Optional<String> reportDigest() {
        return Optional.ofNullable(reportDigest);
    }

    /** What the mask keeps per matrix, JSON list of {@link org.sparseadapter.events.MatrixDensity}. */
    public Optional<String> densities() {
        return Optional.ofNullable(densities);
    }

    /** Metrics by split, JSON of {@link Metrics}. */
    public Optional<String> metrics() {
        return Optional.ofNullable(metrics);
    }

    /** When it was asked for. */
    public Instant requestedAt() {
        return requestedAt;
    }

    /** When its mask was there. */
    public Optional<Instant> maskedAt() {
        return Optional.ofNullable(maskedAt);
    }

    /** When its artifact was there. */
    public Optional<Instant> trainedAt() {
        return Optional.ofNullable(trainedAt);
    }

    /** When its report was there. */
    public Optional<Instant> evaluatedAt() {
        return Optional.ofNullable(evaluatedAt);
    }

    /** When no work was left to do for it, or it was retired. */
    public Optional<Instant> settledAt() {
        return Optional.ofNullable(settledAt);
    }
}
