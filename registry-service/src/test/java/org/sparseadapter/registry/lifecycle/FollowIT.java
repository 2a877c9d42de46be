// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sparseadapter.registry.Callers.newTenant;
import static org.sparseadapter.registry.Callers.trainer;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sparseadapter.events.Stage;
import org.sparseadapter.events.VersionRef;
import org.sparseadapter.events.work.WorkItem;
import org.sparseadapter.registry.progress.ProgressLog;
import org.sparseadapter.testkit.PlatformResource;

@QuarkusTest
class FollowIT {
    @Inject
    Shop shop;

    @Inject
    VersionReader reader;

    @Inject
    ProgressLog log;

    @TestHTTPResource("/v1/adapters/bot/versions/1/events")
    URI events;

    @Test
    void aFollowerHearsEverythingInOrderAndCanResume() throws Exception {
        String tenant = newTenant();
        shop.dataset(tenant, "intents");
        Shop.submitted(tenant, "bot", "");
        CompletableFuture<List<String>> live = CompletableFuture.supplyAsync(() -> follow(tenant, "0"));
        try (Bus bus = new Bus()) {
            TestWorker worker = new TestWorker(bus, tenant, "bot", 1);
            worker.mask();
            WorkItem train = worker.claim(Stage.TRAIN);
            bus.send(worker.progress(train, 1));
            bus.send(worker.progress(train, 2));
            bus.send(worker.progress(train, 2));
            awaitProgress(tenant, 2);
            bus.send(worker.trainResult(train));
            worker.evaluate(0.9);
            worker.awaitState("READY");
        }
        List<String> heard = live.get(20, TimeUnit.SECONDS);
        assertThat(names(heard)).containsExactly("state", "state", "progress", "progress", "state", "state", "state");
        assertThat(heard.get(2)).contains("\"step\":1");
        assertThat(heard.get(6)).contains("\"state\":\"READY\"");
        String third = id(heard.get(2));
        assertThat(follow(tenant, third)).isEqualTo(heard.subList(3, 7));
        assertThat(follow(tenant, id(heard.get(6)))).isEmpty();
        trainer(tenant)
                .header("Last-Event-ID", "x")
                .get("/v1/adapters/bot/versions/1/events")
                .then()
                .statusCode(422);
    }

    private void awaitProgress(String tenant, int count) {
        Long version = reader.row(new VersionRef(tenant, "bot", 1)).id();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> log.after(version, 0).stream()
                                .filter(row -> row.kind().equals(ProgressLog.PROGRESS))
                                .count()
                        == count);
    }

    /** Follows to the end of the stream and answers its events, each as its lines. */
    private List<String> follow(String tenant, String seen) {
        String token = PlatformResource.tokens().token(tenant, Set.of("reader"), Duration.ofMinutes(5));
        HttpRequest request = HttpRequest.newBuilder(events)
                .header("Authorization", "Bearer " + token)
                .header("Last-Event-ID", seen)
                .timeout(Duration.ofSeconds(30))
                .build();
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return new ArrayList<>(Stream.of(answer.body().split("\n\n"))
                    .filter(event -> event.contains("data:"))
                    .toList());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> names(List<String> heard) {
        return heard.stream().map(event -> field(event, "event:")).toList();
    }

    private static String id(String event) {
        return field(event, "id:");
    }

    private static String field(String event, String name) {
        return event.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).trim())
                .findFirst()
                .orElse("");
    }
}
