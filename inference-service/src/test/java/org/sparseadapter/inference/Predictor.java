// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;
import org.sparseadapter.testkit.PlatformResource;

/** Calls the service as its tenants do. */
@Singleton
public class Predictor {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    /** A token that lets a tenant predict. */
    public String token(String tenant) {
        return tokens.computeIfAbsent(tenant, name -> token(name, "reader"));
    }

    /** A token of one role. */
    public static String token(String tenant, String role) {
        return PlatformResource.tokens().token(tenant, Set.of(role), Duration.ofHours(1));
    }

    /** Asks for predictions. */
    public HttpReply predict(String tenant, String adapter, String body) {
        return post(Optional.of("Bearer " + token(tenant)), "/v1/adapters/" + adapter + "/predict", utf8(body));
    }

    /** Asks for predictions, and does not wait for them. */
    public CompletableFuture<HttpReply> predictLater(String tenant, String adapter, String body) {
        HttpRequest request =
                request(Optional.of("Bearer " + token(tenant)), "/v1/adapters/" + adapter + "/predict", utf8(body));
        return http.sendAsync(request, BodyHandlers.ofString()).thenApply(Predictor::answer);
    }

    /** Posts anything anywhere. */
    public HttpReply post(Optional<String> authorization, String path, byte[] body) {
        return send(request(authorization, path, body));
    }

    /** Gets what needs no token. */
    public HttpReply get(String path) {
        return send(HttpRequest.newBuilder(at(path)).build());
    }

    /** A request with one text. */
    public static String text(String text) {
        return "{\"inputs\": [{\"text\": \"" + text + "\"}]}";
    }

    private HttpReply send(HttpRequest request) {
        try {
            return answer(http.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest request(Optional<String> authorization, String path, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body));
        authorization.ifPresent(value -> request.header("Authorization", value));
        return request.build();
    }

    private static URI at(String path) {
        return URI.create(ConfigProvider.getConfig().getValue("test.url", String.class) + path);
    }

    private static HttpReply answer(HttpResponse<String> response) {
        return new HttpReply(response.statusCode(), response.headers(), response.body());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
