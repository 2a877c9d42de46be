// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.adapter.Activation;
import org.sparseadapter.core.adapter.HeadOnly;
import org.sparseadapter.core.adapter.LayerSelection;
import org.sparseadapter.core.adapter.Pfeiffer;

/** What holds while many ask at once. */
@QuarkusTest
@WithTestResource(HttpStubRegistry.class)
class LoadIT {

    private static final Duration LONG = Duration.ofSeconds(120);
    private static final List<String> LABELS = List.of("no", "yes");
    private static final String TEXT = Predictor.text("He go to school.");
    private static final int SWAPS = 200;
    private static final int CALLERS = 3;
    private static final int PREDICTIONS = 10_000;
    private static final int INPUTS = 64;
    private static final long FLAT_BYTES = 48L << 20;

    private final Platform platform;
    private final Predictor caller;

    LoadIT(Platform platform, Predictor caller) {
        this.platform = platform;
        this.caller = caller;
    }

    @Test
    void twoHundredSwapsUnderLoadFailNoRequestAndMixNoVersions() throws Exception {
        String tenant = "swapping";
        Pfeiffer config = new Pfeiffer(4, Activation.RELU, LayerSelection.of(List.of(5)));
        Map<Integer, String> digests = new HashMap<>();
        move(tenant, 1, config, digests);
        await().atMost(LONG)
                .untilAsserted(() -> caller.predict(tenant, "swapped", TEXT).has(200));

        ConcurrentLinkedQueue<HttpReply> answers = new ConcurrentLinkedQueue<>();
        AtomicInteger newest = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            running.add(callers.submit(() -> {
                while (!over.get()) {
                    HttpReply answer = caller.predict(tenant, "swapped", TEXT);
                    answers.add(answer);
                    newest.accumulateAndGet(answer.status() == 200 ? version(answer) : 0, Math::max);
                }
            }));
        }
        for (int version = 2; version <= SWAPS + 1; version++) {
            int next = version;
            move(tenant, next, config, digests);
            await().atMost(LONG).pollInterval(Duration.ofMillis(2)).until(() -> newest.get() >= next);
        }
        over.set(true);
        for (Future<?> each : running) {
            each.get(60, TimeUnit.SECONDS);
        }
        callers.shutdown();

        Map<Integer, Double> expected = new HashMap<>();
        assertThat(answers).isNotEmpty().allSatisfy(answer -> {
            answer.has(200);
            assertThat(answer.json().path("digest").asText()).isEqualTo(digests.get(version(answer)));
            double alone = expected.computeIfAbsent(version(answer), number -> yes(pinned(tenant, number)));
            assertThat(yes(answer)).isCloseTo(alone, within(1e-3));
        });
        assertThat(expected).hasSizeGreaterThan(SWAPS / 2);
        assertThat(expected.values().stream().distinct().count()).isGreaterThan(SWAPS / 2);
    }

    @Test
    void tenThousandPredictionsLeaveResidentMemoryFlat() throws Exception {
        String tenant = "steady";
        platform.moveLive(
                platform.publish(tenant, "first", 1, new Pfeiffer(8, Activation.RELU, LayerSelection.all()), LABELS),
                1);
        platform.moveLive(platform.publish(tenant, "second", 1, new HeadOnly(), LABELS), 1);
        await().atMost(LONG).untilAsserted(() -> {
            caller.predict(tenant, "first", TEXT).has(200);
            caller.predict(tenant, "second", TEXT).has(200);
        });
        predictions(tenant, PREDICTIONS / 4);
        long before = NativeMemory.outsideTheHeap();

        predictions(tenant, PREDICTIONS);

        assertThat(NativeMemory.outsideTheHeap() - before).isLessThan(FLAT_BYTES);
    }

    @Test
    void aFloodIsToldToWaitWhileOthersAreAnswered() throws Exception {
        platform.moveLive(platform.publish("flooding", "any", 1, new HeadOnly(), LABELS), 1);
        platform.moveLive(platform.publish("polite", "any", 1, new HeadOnly(), LABELS), 1);
        await().atMost(LONG).untilAsserted(() -> {
            caller.predict("flooding", "any", TEXT).has(200);
            caller.predict("polite", "any", TEXT).has(200);
        });
        String many = inputs("every word of this sentence is a token that somebody has to compute ".repeat(2));
        List<CompletableFuture<HttpReply>> flood = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            flood.add(caller.predictLater("flooding", "any", many));
        }

        caller.predict("polite", "any", TEXT).has(200);

        CompletableFuture.allOf(flood.toArray(CompletableFuture[]::new)).get(LONG.toSeconds(), TimeUnit.SECONDS);
        List<HttpReply> refused = flood.stream()
                .map(CompletableFuture::join)
                .filter(answer -> answer.status() == 429)
                .toList();
        assertThat(refused).isNotEmpty().allSatisfy(answer -> {
            answer.isProblem(429);
            assertThat(answer.headers().firstValue("retry-after")).isPresent();
            assertThat(answer.json().path("detail").asText()).contains("tenant-queue");
        });
        assertThat(flood.stream().map(CompletableFuture::join).map(HttpReply::status))
                .contains(200);
    }

    private void move(String tenant, int version, Pfeiffer config, Map<Integer, String> digests) {
        Published published = platform.publish(tenant, "swapped", version, config, LABELS);
        digests.put(version, published.digest());
        platform.moveLive(published, version);
    }

    private HttpReply pinned(String tenant, int version) {
        return caller.post(
                        Optional.of("Bearer " + caller.token(tenant)),
                        "/v1/adapters/swapped/predict?version=" + version,
                        TEXT.getBytes(StandardCharsets.UTF_8))
                .has(200);
    }

    private void predictions(String tenant, int count) throws Exception {
        String body = inputs("good");
        for (int done = 0; done < count; done += 2 * INPUTS) {
            CompletableFuture<HttpReply> first = caller.predictLater(tenant, "first", body);
            CompletableFuture<HttpReply> second = caller.predictLater(tenant, "second", body);
            first.get(LONG.toSeconds(), TimeUnit.SECONDS).has(200);
            second.get(LONG.toSeconds(), TimeUnit.SECONDS).has(200);
        }
    }

    private static String inputs(String text) {
        String one = "{\"text\": \"" + text + "\"}";
        return "{\"inputs\": [" + (one + ",").repeat(INPUTS - 1) + one + "]}";
    }

    private static int version(HttpReply answer) {
        return answer.json().path("version").asInt();
    }

    private static double yes(HttpReply answer) {
        JsonNode scores = answer.json().path("predictions").path(0).path("scores");
        return scores.path("yes").asDouble();
    }
}
