// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.oneOf;
import static org.sparseadapter.registry.Callers.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.sparseadapter.core.artifact.ArtifactKind;
import org.sparseadapter.core.text.Digests;
import org.sparseadapter.events.AdapterEvaluated;
import org.sparseadapter.events.AdapterTrained;
import org.sparseadapter.events.EventJson;
import org.sparseadapter.events.LiveScores;
import org.sparseadapter.events.MaskComputed;
import org.sparseadapter.events.MatrixDensity;
import org.sparseadapter.events.Stage;
import org.sparseadapter.events.VersionRef;
import org.sparseadapter.events.WorkFailed;
import org.sparseadapter.events.WorkProgress;
import org.sparseadapter.events.work.ClaimRequest;
import org.sparseadapter.events.work.Heartbeat;
import org.sparseadapter.events.work.WorkItem;

/** Plays the workers: over HTTP and the broker as they do, only without computing. */
final class TestWorker {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Bus bus;
    private final VersionRef version;

    TestWorker(Bus bus, String tenant, String adapter, int number) {
        this.bus = bus;
        this.version = new VersionRef(tenant, adapter, number);
    }

    /** Claims a stage of the version once it waits; other tests' work is given back. */
    WorkItem claim(Stage stage) {
        return await().atMost(PATIENCE)
                .until(() -> tryClaim(stage), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<WorkItem> tryClaim(Stage stage) {
        List<WorkItem> others = new ArrayList<>();
        try {
            for (Optional<WorkItem> item = claimAny(stage); item.isPresent(); item = claimAny(stage)) {
                if (item.get().version().equals(version)) {
                    return item;
                }
                others.add(item.get());
            }
            return Optional.empty();
        } finally {
            others.forEach(item -> release(item, Optional.empty()).then().statusCode(204));
        }
    }

    static Optional<WorkItem> claimAny(Stage stage) {
        Response answer = service()
                .contentType(ContentType.JSON)
                .body(json(new ClaimRequest(stage, "cpu", "test-worker")))
                .post("/internal/v1/work/claims");
        if (answer.statusCode() == 204) {
            return Optional.empty();
        }
        answer.then().statusCode(200);
        try {
            return Optional.of(EventJson.mapper().readValue(answer.asByteArray(), WorkItem.class));
        } catch (IOException e) {
            throw new IllegalStateException(answer.asString(), e);
        }
    }

    static Response heartbeat(UUID work, int attempt, Optional<String> checkpoint) {
        return service()
                .contentType(ContentType.JSON)
                .body(json(new Heartbeat(attempt, checkpoint)))
                .post("/internal/v1/work/{w}/heartbeats", work);
    }

    static Response release(WorkItem item, Optional<String> checkpoint) {
        return service()
                .contentType(ContentType.JSON)
                .body(json(new Heartbeat(item.attempt(), checkpoint)))
                .post("/internal/v1/work/{w}/release", item.workId());
    }

    /** Stores a blob and answers its digest. */
    String store(String text) {
        return store(text.getBytes(StandardCharsets.UTF_8));
    }

    private String store(byte[] bytes) {
        String digest = Digests.sha256(bytes);
        service()
                .contentType("application/octet-stream")
                .body(bytes)
                .put("/internal/v1/tenants/{t}/blobs/{d}", version.tenant(), digest)
                .then()
                .statusCode(oneOf(200, 201));
        return digest;
    }

    int blobStatus(String digest) {
        return service()
                .get("/internal/v1/tenants/{t}/blobs/{d}", version.tenant(), digest)
                .statusCode();
    }

    MaskComputed maskResult(WorkItem item) {
        String initial = store(Artifacts.of(ArtifactKind.INITIAL, item));
        return new MaskComputed(
                item.workId(), version, item.attempt(), initial, 10, List.of(new MatrixDensity("down", 2, 10)), 0.5);
    }

    AdapterTrained trainResult(WorkItem item) {
        return trainResult(item, Artifacts.of(ArtifactKind.ADAPTER, item));
    }

    AdapterTrained trainResult(WorkItem item, byte[] file) {
        String artifact = store(file);
        String curves = store("{\"curvesOf\":\"" + version.key() + "\"}");
        return new AdapterTrained(
                item.workId(), version, item.attempt(), artifact, file.length, 800, curves, 10, 0.1, 50, "cpu", 1.5);
    }

    AdapterEvaluated evaluation(WorkItem item, double accuracy, Optional<LiveScores> live) {
        String report = store("{\"reportOf\":\"" + version.key() + "\"}");
        return new AdapterEvaluated(
                item.workId(),
                version,
                item.attempt(),
                report,
                Map.of("accuracy", accuracy),
                Map.of("accuracy", accuracy),
                live,
                0.25);
    }

    WorkProgress progress(WorkItem item, long step) {
        return new WorkProgress(
                item.workId(),
                version,
                item.stage(),
                item.attempt(),
                step,
                10,
                OptionalDouble.of(0.5),
                OptionalDouble.of(1e-3),
                OptionalDouble.of(100),
                OptionalDouble.of(3),
                Map.of(),
                Instant.now());
    }

    WorkFailed failure(WorkItem item, boolean retryable) {
        return new WorkFailed(
                item.workId(), version, item.stage(), item.attempt(), "out-of-memory", "no room", retryable);
    }

    WorkItem mask() {
        WorkItem item = claim(Stage.MASK);
        bus.send(maskResult(item));
        return item;
    }

    WorkItem train() {
        WorkItem item = claim(Stage.TRAIN);
        bus.send(trainResult(item));
        return item;
    }

    WorkItem evaluate(double accuracy) {
        WorkItem item = claim(Stage.EVALUATE);
        Optional<LiveScores> live =
                item.live().map(served -> new LiveScores(served.version(), Map.of("accuracy", 0.8)));
        bus.send(evaluation(item, accuracy, live));
        return item;
    }

    /** Plays all stages and waits for the end. */
    void play(double accuracy, String endState) {
        mask();
        train();
        evaluate(accuracy);
        awaitState(endState);
    }

    void awaitState(String state) {
        await().atMost(PATIENCE)
                .until(
                        () -> Shop.version(version.tenant(), version.adapter(), version.version())
                                .getString("state"),
                        state::equals);
    }

    static String json(Object value) {
        try {
            return EventJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
