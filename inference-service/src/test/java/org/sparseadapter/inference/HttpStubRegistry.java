// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The part of the registry that a replica calls, over real HTTP: what is put under a path can be got
 * there. {@code /stub/down} with 1 makes everything else answer 503. Tests steer it over HTTP too,
 * since they are loaded by another class loader.
 */
public final class HttpStubRegistry implements QuarkusTestResourceLifecycleManager {

    private final Map<String, byte[]> content = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private HttpServer server;
    private volatile boolean down;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        return Map.of(
                "sparse-adapter.registry-url",
                "http://localhost:" + server.getAddress().getPort());
    }

    @Override
    public void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (path.equals("/stub/down")) {
                down = new String(body, StandardCharsets.UTF_8).equals("1");
                exchange.sendResponseHeaders(204, -1);
            } else if (down) {
                exchange.sendResponseHeaders(503, -1);
            } else if (exchange.getRequestMethod().equals("PUT")) {
                content.put(path, body);
                exchange.sendResponseHeaders(201, -1);
            } else if (!String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                    .startsWith("Bearer ")) {
                exchange.sendResponseHeaders(401, -1);
            } else if (content.containsKey(path)) {
                byte[] found = content.get(path);
                exchange.sendResponseHeaders(200, found.length);
                exchange.getResponseBody().write(found);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }
}
