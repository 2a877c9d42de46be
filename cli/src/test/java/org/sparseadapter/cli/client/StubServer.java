// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.client;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that gives set answers and remembers what it was asked. */
public final class StubServer implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private record Reply(int status, String type, Map<String, String> headers, String body) {}

    /** Starts on a free port. */
    public StubServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String key = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(key + " " + body);
            Reply reply = replies.getOrDefault(
                    key,
                    new Reply(
                            404,
                            "application/problem+json",
                            Map.of(),
                            "{\"title\":\"Not there\",\"detail\":\"" + key + "\"}"));
            exchange.getResponseHeaders().add("Content-Type", reply.type());
            reply.headers().forEach(exchange.getResponseHeaders()::add);
            byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    /** Sets an answer. */
    public StubServer on(String request, int status, String body) {
        return on(request, status, Map.of(), body);
    }

    /** Sets an answer with headers. */
    public StubServer on(String request, int status, Map<String, String> headers, String body) {
        String type = request.contains("/events") ? "text/event-stream" : "application/json";
        replies.put(request, new Reply(status, type, headers, body));
        return this;
    }

    /** What it was asked, as {@code METHOD URI BODY}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Where it listens. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
