// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** An HTTP client of one server, with the bearer token of its requests. Safe for use by many threads. */
public final class Connection {
    /** The mapper of all bodies. */
    static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofMinutes(2);
    private static final int FIRST_ERROR = 400;

    /** Bytes a second of the slowest network for whose uploads the timeout is long enough. */
    private static final int SLOWEST_LINE = 64 << 10;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final URI server;
    private final Supplier<String> token;

    /**
     * A connection; nothing is sent yet.
     *
     * @param server its base URL
     * @param token the bearer token, asked for at each request; empty for none
     */
    public Connection(URI server, Supplier<String> token) {
        this.server = server;
        this.token = token;
    }

    /** GET of a JSON document. */
    JsonNode get(String path) {
        return json(send(request(path).GET()));
    }

    /** GET of a file. */
    byte[] bytes(String path) {
        HttpResponse<byte[]> answer = exchange(request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() >= FIRST_ERROR) {
            throw Problems.of(answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer.body();
    }

    /** A request with a text of any type. */
    JsonReply send(String method, String path, String contentType, String body, Map<String, String> headers) {
        return send(method, path, contentType, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** A request with a body of any type. */
    JsonReply send(String method, String path, String contentType, byte[] body, Map<String, String> headers) {
        HttpRequest.Builder request = request(path)
                .timeout(ANSWER.plusSeconds(body.length / SLOWEST_LINE))
                .header("Content-Type", contentType)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        HttpResponse<String> answer = send(request);
        return new JsonReply(
                json(answer),
                answer.headers().firstValue("Location"),
                answer.headers().firstValue("ETag"));
    }

    /** GET of a JSON document with the headers of {@link JsonReply}. */
    JsonReply read(String path) {
        HttpResponse<String> answer = send(request(path).GET());
        return new JsonReply(
                json(answer),
                answer.headers().firstValue("Location"),
                answer.headers().firstValue("ETag"));
    }

    /** An asynchronous POST of JSON. */
    CompletableFuture<JsonNode> postLater(String path, JsonNode body, Duration timeout) {
        HttpRequest request = request(path)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8))
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                .thenApply(Connection::checked)
                .thenApply(Connection::json);
    }

    /** The lines of a stream of server-sent events; to be closed. */
    Stream<String> lines(String path, Optional<String> lastEventId) {
        HttpRequest.Builder request = request(path).GET().header("Accept", "text/event-stream");
        lastEventId.ifPresent(id -> request.header("Last-Event-ID", id));
        HttpResponse<Stream<String>> answer = exchange(request.build(), HttpResponse.BodyHandlers.ofLines());
        if (answer.statusCode() >= FIRST_ERROR) {
            try (Stream<String> body = answer.body()) {
                throw Problems.of(answer.statusCode(), String.join("\n", body.toList()));
            }
        }
        return answer.body();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(path)).timeout(ANSWER);
        String bearer = token.get();
        return bearer.isEmpty() ? request : request.header("Authorization", "Bearer " + bearer);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return checked(exchange(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new ApiException(
                    0,
                    "Cannot reach " + server + " (" + reason(e)
                            + "). Is the platform running? Start it with `sparse-adapter up`, or name another with --server.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(0, "Interrupted while waiting for " + server);
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static HttpResponse<String> checked(HttpResponse<String> answer) {
        if (answer.statusCode() >= FIRST_ERROR) {
            throw Problems.of(answer.statusCode(), answer.body());
        }
        return answer;
    }

    private static JsonNode json(HttpResponse<String> answer) {
        if (answer.body().isEmpty()) {
            return JSON.createObjectNode();
        }
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new ApiException(answer.statusCode(), "The server answered something that is not JSON");
        }
    }
}
