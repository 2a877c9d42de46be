// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.sparseadapter.events.EventJson;
import org.sparseadapter.kit.trace.Trace;

/**
 * HTTP requests to the registry, and the failures that their statuses mean. A timeout bounds the wait for the head of the
 * answer, and then once more the wait for its body.
 */
final class RegistryHttp {

    private static final int EXCERPT_BYTES = 4096;

    private final HttpClient http;
    private final URI registry;
    private final ServiceToken token;
    private final ObjectMapper json = EventJson.mapper();

    RegistryHttp(URI registry, ServiceToken token, Duration connectTimeout) {
        this.registry = registry;
        this.token = token;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .build();
    }

    HttpResponse<InputStream> get(String path, Duration timeout) {
        return send("GET", path, "application/json", BodyPublishers.noBody(), timeout);
    }

    HttpResponse<InputStream> post(String path, Object body, Duration timeout) {
        try {
            return send(
                    "POST",
                    path,
                    "application/json",
                    BodyPublishers.ofByteArray(json.writeValueAsBytes(body)),
                    timeout);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write the body for " + path, e);
        }
    }

    HttpResponse<InputStream> put(String path, byte[] body, Duration timeout) {
        return send("PUT", path, "application/octet-stream", BodyPublishers.ofByteArray(body), timeout);
    }

    <T> T read(HttpResponse<InputStream> answer, Class<T> type) {
        try (InputStream body = answer.body()) {
            return json.readValue(body, type);
        } catch (JsonProcessingException e) {
            throw new RegistryRefusedException(
                    answer.statusCode(),
                    answer.uri().getPath() + ": the answer is no " + type.getSimpleName() + ": "
                            + e.getOriginalMessage());
        } catch (IOException e) {
            throw unavailable(answer.uri(), e);
        }
    }

    /** The failure that an unexpected status means; also ends the answer's stream. */
    RuntimeException failure(HttpResponse<InputStream> answer) {
        int status = answer.statusCode();
        String message = answer.request().method() + " " + answer.uri().getPath() + " was answered " + status + ": "
                + detail(answer);
        // A refused token may be replaced in its file at any moment.
        boolean passing = status >= 500 || status == 401 || status == 403 || status == 408 || status == 429;
        return passing ? new RegistryUnavailableException(message) : new RegistryRefusedException(status, message);
    }

    RegistryUnavailableException unavailable(URI uri, IOException cause) {
        return new RegistryUnavailableException(uri + " cannot be reached: " + cause, cause);
    }

    private HttpResponse<InputStream> send(
            String method, String path, String contentType, BodyPublisher body, Duration timeout) {
        URI uri = registry.resolve(path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .method(method, body)
                .timeout(timeout)
                .header("Content-Type", contentType);
        token.current().ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        Trace.current()
                .ifPresent(trace -> request.header(Trace.HEADER, trace.child().header()));
        try {
            return http.send(
                    request.build(),
                    info -> BodySubscribers.mapping(
                            BodySubscribers.ofInputStream(), answer -> new TimedBody(answer, timeout)));
        } catch (IOException e) {
            throw unavailable(uri, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryUnavailableException(uri + ": interrupted while waiting for the answer", e);
        }
    }

    private String detail(HttpResponse<InputStream> answer) {
        try (InputStream body = answer.body()) {
            String text = new String(body.readNBytes(EXCERPT_BYTES), StandardCharsets.UTF_8);
            try {
                JsonNode detail = json.readTree(text).path("detail");
                return detail.isTextual() ? detail.asText() : text;
            } catch (JsonProcessingException e) {
                return text;
            }
        } catch (IOException e) {
            return "no readable body";
        }
    }
}
