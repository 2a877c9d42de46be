// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.testkit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.sparseadapter.core.text.Digests;
import org.sparseadapter.events.EventJson;
import org.sparseadapter.events.work.ClaimRequest;
import org.sparseadapter.events.work.Heartbeat;
import org.sparseadapter.events.work.WorkItem;

/**
 * The registry's internal API over HTTP with real blobs and without a database: what a worker's own
 * tests run against. A call without a bearer token is answered 401.
 */
public final class StubRegistry implements AutoCloseable {

    private static final String WORK = "/internal/v1/work/";
    private static final String TENANTS = "/internal/v1/tenants/";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ObjectMapper json = EventJson.mapper();
    private final Queue<WorkItem> waiting = new ArrayDeque<>();
    private final Map<String, byte[]> blobs = new HashMap<>();
    private final Map<UUID, List<Heartbeat>> heartbeats = new HashMap<>();
    private final Map<UUID, List<Heartbeat>> releases = new HashMap<>();
    private final Set<UUID> taken = new HashSet<>();

    private record Answer(int status, byte[] body) {}

    private StubRegistry(HttpServer server) {
        this.server = server;
    }

    /** Starts one on a free port of this machine. */
    public static StubRegistry start() {
        try {
            StubRegistry stub =
                    new StubRegistry(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            stub.server.createContext("/", stub::handle);
            stub.server.setExecutor(stub.threads);
            stub.server.start();
            return stub;
        } catch (IOException e) {
            throw new UncheckedIOException("The stub registry did not start", e);
        }
    }

    /** Its address. */
    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** Hands this out to the next claim of its stage. */
    public synchronized void offer(WorkItem item) {
        waiting.add(item);
    }

    /** From now on answers heartbeats for this work with 409. */
    public synchronized void takeAway(UUID workId) {
        taken.add(workId);
    }

    /** Stores a blob and answers its digest. */
    public synchronized String put(String tenant, byte[] content) {
        String digest = Digests.sha256(content);
        blobs.put(tenant + "/blobs/" + digest, content);
        return digest;
    }

    /** A blob that was stored. */
    public synchronized Optional<byte[]> blob(String tenant, String digest) {
        return Optional.ofNullable(blobs.get(tenant + "/blobs/" + digest));
    }

    /** How many blobs there are. */
    public synchronized int blobs() {
        return blobs.size();
    }

    /** What was heard about a piece of work, oldest first. */
    public synchronized List<Heartbeat> heartbeats(UUID workId) {
        return List.copyOf(heartbeats.getOrDefault(workId, List.of()));
    }

    /** How a piece of work was given back. */
    public synchronized List<Heartbeat> releases(UUID workId) {
        return List.copyOf(releases.getOrDefault(workId, List.of()));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String bearer = exchange.getRequestHeaders().getFirst("Authorization");
            Answer answer = bearer != null && bearer.startsWith("Bearer ")
                    ? answer(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().getPath(),
                            body)
                    : new Answer(401, new byte[0]);
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    private synchronized Answer answer(String method, String path, byte[] body) throws IOException {
        if (path.equals(WORK + "claims")) {
            return claim(json.readValue(body, ClaimRequest.class));
        } else if (path.startsWith(WORK) && path.endsWith("/heartbeats")) {
            UUID workId = workId(path);
            if (taken.contains(workId)) {
                return new Answer(409, new byte[0]);
            }
            heard(heartbeats, workId, body);
            return new Answer(204, new byte[0]);
        } else if (path.startsWith(WORK) && path.endsWith("/release")) {
            heard(releases, workId(path), body);
            return new Answer(204, new byte[0]);
        } else if (path.startsWith(TENANTS) && path.contains("/blobs/")) {
            return blob(method, path.substring(TENANTS.length()), body);
        }
        return new Answer(404, new byte[0]);
    }

    private Answer claim(ClaimRequest request) throws IOException {
        Optional<WorkItem> next =
                waiting.stream().filter(item -> item.stage() == request.stage()).findFirst();
        if (next.isEmpty()) {
            return new Answer(204, new byte[0]);
        }
        waiting.remove(next.get());
        return new Answer(200, json.writeValueAsBytes(next.get()));
    }

    private Answer blob(String method, String name, byte[] body) {
        if (method.equals("PUT")) {
            if (!name.endsWith(Digests.sha256(body))) {
                return new Answer(422, new byte[0]);
            }
            return new Answer(blobs.put(name, body) == null ? 201 : 200, new byte[0]);
        }
        byte[] content = blobs.get(name);
        return content == null ? new Answer(404, new byte[0]) : new Answer(200, content);
    }

    private void heard(Map<UUID, List<Heartbeat>> where, UUID workId, byte[] body) throws IOException {
        where.computeIfAbsent(workId, key -> new ArrayList<>()).add(json.readValue(body, Heartbeat.class));
    }

    private static UUID workId(String path) {
        return UUID.fromString(path.substring(WORK.length(), path.indexOf('/', WORK.length())));
    }
}
