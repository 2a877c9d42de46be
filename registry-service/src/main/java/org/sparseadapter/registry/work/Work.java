// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.work;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.sparseadapter.events.Stage;
import org.sparseadapter.events.work.LiveArtifact;

/**
 * A piece of work: one stage of one version. The attempt is a fencing token: it grows with every claim, and heartbeats and
 * results of an older one are refused. The tries are what is counted against the limit: a claim that was given
 * back does not count.
 */
@Entity
public class Work {
    @Id
    private UUID id;

    @Column(name = "version_id")
    private Long versionId;

    private String tenant;

    @Enumerated(EnumType.STRING)
    private Stage stage;

    @Enumerated(EnumType.STRING)
    private WorkState state;

    private int attempt;
    private int tries;
    private String worker;
    private String device;

    @Column(name = "lease_until")
    private Instant leaseUntil;

    private String checkpoint;

    @Column(name = "live_version")
    private Integer liveVersion;

    @Column(name = "live_digest")
    private String liveDigest;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "claimed_at")
    private Instant claimedAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    private Double seconds;

    /** For the mapper. */
    protected Work() {}

    /** Work without a claim yet. */
    Work(UUID id, Long versionId, String tenant, Stage stage, Instant now) {
        this.id = id;
        this.versionId = versionId;
        this.tenant = tenant;
        this.stage = stage;
        this.state = WorkState.WAITING;
        this.createdAt = now;
    }

    /** Hands it to a worker under a lease. */
    void claim(String claimant, String claimantDevice, Instant now, Duration lease) {
        state = WorkState.RUNNING;
        attempt++;
        tries++;
        worker = claimant;
        device = claimantDevice;
        claimedAt = now;
        leaseUntil = now.plus(lease);
    }

    /** Whether this attempt holds the claim. */
    public boolean heldBy(int speaker) {
        return state == WorkState.RUNNING && attempt == speaker;
    }

    /** Whether the result of this attempt can be used: the work was not claimed again since. */
    public boolean awaits(int speaker) {
        return attempt == speaker && (state == WorkState.RUNNING || state == WorkState.WAITING);
    }

    /** Prolongs the claim. */
    void renew(Instant now, Duration lease) {
        leaseUntil = now.plus(lease);
    }

    /** Keeps the checkpoint from which another attempt can go on. */
    void remember(String digest) {
        checkpoint = digest;
    }

    /** Forgets the checkpoint. */
    void forgetCheckpoint() {
        checkpoint = null;
    }

    /** Keeps the served version, if any, with which the evaluation compares. */
    void compareWith(Optional<LiveArtifact> live) {
        liveVersion = live.map(LiveArtifact::version).orElse(null);
        liveDigest = live.map(LiveArtifact::digest).orElse(null);
    }

    /** Back to waiting; the try counts. */
    void giveUpTry() {
        state = WorkState.WAITING;
        leaseUntil = null;
    }

    /** Back to waiting; the try does not count. */
    void release() {
        giveUpTry();
        tries--;
    }

    /** Ends the work in a final state. */
    void end(WorkState last, Instant now) {
        state = last;
        leaseUntil = null;
        endedAt = now;
    }

    /** Keeps the duration of the attempt that succeeded. */
    void took(double measured) {
        seconds = measured;
    }

    /** The id in claims, heartbeats and results. */
    public UUID id() {
        return id;
    }

    /** The version's row. */
    public Long versionId() {
        return versionId;
    }

    /** The owner. */
    public String tenant() {
        return tenant;
    }

    /** The stage that is to be done. */
    public Stage stage() {
        return stage;
    }

    /** The state. */
    public WorkState state() {
        return state;
    }

    /** The number of the latest claim; 0 before the first. */
    public int attempt() {
        return attempt;
    }

    /** Claims that count against the limit. */
    public int tries() {
        return tries;
    }

    /** The worker that claimed it last. */
    public Optional<String> worker() {
        return Optional.ofNullable(worker);
    }

    /** The device on which it was last computed. */
    public Optional<String> device() {
        return Optional.ofNullable(device);
    }

    /** Until when the claim holds; there while it runs. */
    public Optional<Instant> leaseUntil() {
        return Optional.ofNullable(leaseUntil);
    }

    /** The newest checkpoint's blob. */
    public Optional<String> checkpoint() {
        return Optional.ofNullable(checkpoint);
    }

    /** The served version to compare with. */
    public Optional<Integer> liveVersion() {
        return Optional.ofNullable(liveVersion);
    }

    /** The artifact of the served version to compare with. */
    public Optional<String> liveDigest() {
        return Optional.ofNullable(liveDigest);
    }

    /** Since when it waits. */
    public Instant createdAt() {
        return createdAt;
    }

    /** When it was claimed last. */
    public Optional<Instant> claimedAt() {
        return Optional.ofNullable(claimedAt);
    }

    /** When nothing was left to do. */
    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    /** How long the attempt that succeeded took, as the worker measured it. */
    public Optional<Double> seconds() {
        return Optional.ofNullable(seconds);
    }
}
