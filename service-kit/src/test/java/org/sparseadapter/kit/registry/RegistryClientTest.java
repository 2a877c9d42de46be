// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparseadapter.core.text.Digests;
import org.sparseadapter.events.EventJson;
import org.sparseadapter.events.Stage;
import org.sparseadapter.events.VersionRef;
import org.sparseadapter.events.VersionState;
import org.sparseadapter.events.work.ClaimRequest;
import org.sparseadapter.events.work.Heartbeat;
import org.sparseadapter.events.work.ServableVersion;
import org.sparseadapter.events.work.WorkItem;

class RegistryClientTest {

    private static final ClaimRequest CLAIM = new ClaimRequest(Stage.TRAIN, "cpu", "test");
    private static final Heartbeat BEAT = new Heartbeat(2, Optional.empty());
    private static final UUID WORK = UUID.randomUUID();
    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicReference<Answer> next = new AtomicReference<>(new Answer(204, new byte[0]));
    private HttpServer server;
    private RegistryClient client;

    private final AtomicBoolean stalls = new AtomicBoolean();
    private final CountDownLatch goOn = new CountDownLatch(1);

    private record Answer(int status, byte[] body) {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
        Files.writeString(folder.resolve("token"), "secret\n");
        client = client(Duration.ofSeconds(10));
    }

    @AfterEach
    void stop() {
        goOn.countDown();
        server.stop(0);
    }

    @Test
    void claimsWithItsToken() throws IOException {
        WorkItem item = new WorkItem(
                WORK,
                new VersionRef("acme", "intents", 1),
                Stage.TRAIN,
                2,
                Duration.ofSeconds(30),
                JsonNodeFactory.instance.objectNode().put("seed", 7),
                "sha256:b",
                "sha256:d",
                Optional.of("sha256:i"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        answer(200, EventJson.mapper().writeValueAsBytes(item));

        assertThat(client.claim(CLAIM)).contains(item);
        assertThat(asked).containsExactly("POST /internal/v1/work/claims Bearer secret");
        answer(204, new byte[0]);
        assertThat(client.claim(CLAIM)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 429, 401, 403})
    void takesWhatMayPassForUnavailable(int status) {
        answer(status, "{\"detail\": \"come back later\"}".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> client.claim(CLAIM))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("come back later");
    }

    @Test
    void takesWhatWillNotPassForARefusal() {
        answer(422, "{\"detail\": \"digest mismatch\"}".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> client.upload("acme", Digests.sha256(CONTENT), CONTENT))
                .isInstanceOf(RegistryRefusedException.class)
                .hasMessageContaining("digest mismatch");
        answer(200, "not json".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> client.claim(CLAIM)).isInstanceOf(RegistryRefusedException.class);
    }

    @Test
    void takesARegistryThatIsGoneForUnavailable() {
        server.stop(0);

        assertThatThrownBy(() -> client.claim(CLAIM)).isInstanceOf(RegistryUnavailableException.class);
        assertThatThrownBy(() -> client.download("acme", Digests.sha256(CONTENT), folder.resolve("f")))
                .isInstanceOf(RegistryUnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 409})
    void stopsWhenTheClaimNoLongerHoldsAndReleasesItAllTheSame(int status) {
        answer(status, new byte[0]);

        assertThatThrownBy(() -> client.renew(WORK, BEAT)).isInstanceOf(WorkLostException.class);
        client.release(WORK, BEAT);
        assertThat(asked)
                .containsExactly(
                        "POST /internal/v1/work/" + WORK + "/heartbeats Bearer secret",
                        "POST /internal/v1/work/" + WORK + "/release Bearer secret");
    }

    @Test
    void streamsBlobsAndTrustsNone() throws IOException {
        Path file = folder.resolve("blob");
        answer(200, CONTENT);

        client.download("acme", Digests.sha256(CONTENT), file);
        assertThat(file).hasBinaryContent(CONTENT);
        String other = Digests.sha256(new byte[0]);
        assertThatThrownBy(() -> client.download("acme", other, file)).isInstanceOf(BlobDamagedException.class);
        answer(404, new byte[0]);
        assertThatThrownBy(() -> client.download("acme", other, file)).isInstanceOf(BlobMissingException.class);
        assertThatThrownBy(() -> client.download("acme", "../x", file)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void leavesARegistryThatFallsSilentInTheMiddleOfABody() throws IOException {
        answer(200, CONTENT);
        stalls.set(true);
        RegistryClient hasty = client(Duration.ofMillis(300));

        assertThatThrownBy(() -> hasty.download("acme", Digests.sha256(CONTENT), folder.resolve("f")))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("had not ended after 300 ms");
    }

    @Test
    void leavesARegistryThatFallsSilentInTheMiddleOfJson() throws IOException {
        answer(200, CONTENT);
        stalls.set(true);
        RegistryClient hasty = client(Duration.ofMillis(300));

        assertThatThrownBy(() -> hasty.version("acme", "intents", 1)).isInstanceOf(RegistryUnavailableException.class);
    }

    @Test
    void findsVersionsByNumberAndByAlias() throws IOException {
        ServableVersion version =
                new ServableVersion(new VersionRef("acme", "intents", 3), VersionState.READY, "sha256:a", "sha256:b");
        answer(200, EventJson.mapper().writeValueAsBytes(version));

        assertThat(client.version("acme", "intents", 3)).contains(version);
        assertThat(client.alias("acme", "intents", "live")).contains(version);
        answer(404, new byte[0]);
        assertThat(client.alias("acme", "intents", "next")).isEmpty();
        assertThat(asked)
                .containsExactly(
                        "GET /internal/v1/tenants/acme/adapters/intents/versions/3 Bearer secret",
                        "GET /internal/v1/tenants/acme/adapters/intents/aliases/live Bearer secret",
                        "GET /internal/v1/tenants/acme/adapters/intents/aliases/next Bearer secret");
    }

    private void answer(int status, byte[] body) {
        next.set(new Answer(status, body));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            Answer answer = next.get();
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            if (stalls.get()) {
                exchange.getResponseBody().write(answer.body(), 0, 1);
                exchange.getResponseBody().flush();
                goOn.await();
                return;
            }
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private RegistryClient client(Duration timeout) {
        return new RegistryClient(
                URI.create("http://localhost:" + server.getAddress().getPort()),
                new ServiceToken(Optional.of(folder.resolve("token"))),
                timeout,
                timeout);
    }
}
