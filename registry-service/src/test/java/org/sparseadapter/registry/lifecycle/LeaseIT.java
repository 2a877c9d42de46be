// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sparseadapter.registry.Callers.admin;
import static org.sparseadapter.registry.Callers.newTenant;
import static org.sparseadapter.registry.Callers.trainer;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sparseadapter.events.Stage;
import org.sparseadapter.events.work.WorkItem;
import org.sparseadapter.registry.version.VersionRepository;
import org.sparseadapter.registry.work.WorkConfig;
import org.sparseadapter.registry.work.WorkRepository;

@QuarkusTest
class LeaseIT {
    @Inject
    Shop shop;

    @Inject
    WorkRepository works;

    @Inject
    VersionRepository versions;

    @Inject
    LockedWork locks;

    @Inject
    Failures failures;

    @Inject
    WorkConfig config;

    private final Bus bus = new Bus();
    private String tenant;

    @BeforeEach
    void open() {
        tenant = newTenant();
        shop.dataset(tenant, "intents");
    }

    @AfterEach
    void close() {
        bus.close();
    }

    @Test
    void anExpiredLeaseIsHandedOutAgainWithItsCheckpoint() {
        Shop.submitted(tenant, "bot", "");
        TestWorker worker = new TestWorker(bus, tenant, "bot", 1);
        worker.mask();
        WorkItem first = worker.claim(Stage.TRAIN);
        assertThat(first.checkpoint()).isEmpty();
        String checkpoint = worker.store("state of " + tenant);
        TestWorker.heartbeat(first.workId(), 1, Optional.of(checkpoint)).then().statusCode(204);
        shop.expireLease(tenant, "bot", 1);
        WorkItem second = worker.claim(Stage.TRAIN);
        assertThat(second.workId()).isEqualTo(first.workId());
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(second.checkpoint()).contains(checkpoint);
        await().untilAsserted(
                        () -> assertThat(bus.of("training-wanted", tenant)).hasSize(2));
    }

    @Test
    void aNewerCheckpointReplacesTheOlder() {
        Shop.submitted(tenant, "bot", "");
        TestWorker worker = new TestWorker(bus, tenant, "bot", 1);
        WorkItem item = worker.claim(Stage.MASK);
        String older = worker.store("older of " + tenant);
        String newer = worker.store("newer of " + tenant);
        TestWorker.heartbeat(item.workId(), 1, Optional.of(older)).then().statusCode(204);
        TestWorker.heartbeat(item.workId(), 1, Optional.of(newer)).then().statusCode(204);
        await().until(() -> worker.blobStatus(older), status -> status == 404);
        assertThat(worker.blobStatus(newer)).isEqualTo(200);
        TestWorker.heartbeat(item.workId(), 1, Optional.of("sha256:" + "0".repeat(64)))
                .then()
                .statusCode(422);
    }

    @Test
    void threeSilentWorkersFailTheVersion() {
        Shop.submitted(tenant, "bot", "");
        TestWorker worker = new TestWorker(bus, tenant, "bot", 1);
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(worker.claim(Stage.MASK).attempt()).isEqualTo(attempt);
            shop.expireLease(tenant, "bot", 1);
        }
        worker.awaitState("FAILED");
        assertThat(Shop.version(tenant, "bot", 1).getString("reason")).contains("fell silent", "3 tries");
        await().untilAsserted(() ->
                assertThat(bus.of("version-changed", tenant + "/bot/1")).hasSize(1));
    }

    @Test
    void whileTheWatchWasHeldUpSilenceDoesNotCount() {
        Shop.submitted(tenant, "bot", "");
        WorkItem item = new TestWorker(bus, tenant, "bot", 1).claim(Stage.MASK);
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        LeaseWatch watch = new LeaseWatch(works, versions, locks, failures, config, clock(now));
        now.updateAndGet(before -> before.plus(config.lease().multipliedBy(3)));
        watch.look();
        TestWorker.heartbeat(item.workId(), 1, Optional.empty()).then().statusCode(204);

        // By that clock this heartbeat was long ago, and this time the watch was there to hear another.
        now.updateAndGet(before -> before.plusSeconds(1));
        watch.look();
        TestWorker.heartbeat(item.workId(), 1, Optional.empty()).then().statusCode(409);
    }

    @Test
    void whatIsGivenBackDoesNotCount() {
        Shop.submitted(tenant, "bot", "");
        TestWorker worker = new TestWorker(bus, tenant, "bot", 1);
        for (int round = 0; round < 4; round++) {
            WorkItem item = worker.claim(Stage.MASK);
            TestWorker.release(item, Optional.empty()).then().statusCode(204);
            TestWorker.heartbeat(item.workId(), item.attempt(), Optional.empty())
                    .then()
                    .statusCode(409);
        }
        new TestWorker(bus, tenant, "bot", 1).play(0.9, "READY");
    }

    @Test
    void aFailureThatMayPassIsTriedAgainAndOneThatWillNotEndsTheVersion() {
        Shop.submitted(tenant, "bot", "");
        TestWorker worker = new TestWorker(bus, tenant, "bot", 1);
        bus.send(worker.failure(worker.claim(Stage.MASK), true));
        WorkItem second = worker.claim(Stage.MASK);
        assertThat(second.attempt()).isEqualTo(2);
        bus.send(worker.failure(second, false));
        worker.awaitState("FAILED");
        assertThat(Shop.version(tenant, "bot", 1).getString("reason")).contains("out-of-memory: no room");
    }

    @Test
    void claimsAreFairBetweenTenantsAndHoldToTheQuota() {
        String busy = newTenant();
        shop.dataset(busy, "intents");
        for (int i = 0; i < 5; i++) {
            Shop.submitted(busy, "bot" + i, "");
        }
        Shop.submitted(tenant, "late", "");
        List<WorkItem> claimed = new ArrayList<>();
        for (Optional<WorkItem> item = TestWorker.claimAny(Stage.MASK);
                item.isPresent();
                item = TestWorker.claimAny(Stage.MASK)) {
            claimed.add(item.get());
        }
        List<String> order = claimed.stream()
                .map(item -> item.version().tenant())
                .filter(List.of(busy, tenant)::contains)
                .toList();
        // The tenant that came last waits for one piece of the other, not for all five.
        assertThat(order).hasSize(6).startsWith(busy, tenant);
        claimed.forEach(item -> TestWorker.release(item, Optional.empty()));

        admin().contentType(ContentType.JSON)
                .body("{\"runningWork\": 1}")
                .put("/v1/tenants/{t}", busy)
                .then()
                .statusCode(204);
        List<WorkItem> again = new ArrayList<>();
        for (Optional<WorkItem> item = TestWorker.claimAny(Stage.MASK);
                item.isPresent();
                item = TestWorker.claimAny(Stage.MASK)) {
            again.add(item.get());
        }
        assertThat(again.stream().filter(item -> item.version().tenant().equals(busy)))
                .hasSize(1);
        again.forEach(item -> TestWorker.release(item, Optional.empty()));
        for (int i = 0; i < 5; i++) {
            trainer(busy).delete("/v1/adapters/bot{i}/versions/1", i).then().statusCode(204);
        }
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(Shop.version(busy, "bot0", 1).getString("state"))
                        .isEqualTo("CANCELLED"));
    }

    private static Clock clock(AtomicReference<Instant> now) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }
}
