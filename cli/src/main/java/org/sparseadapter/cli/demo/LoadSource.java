// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.sparseadapter.cli.client.InferenceApi;
import org.sparseadapter.cli.client.InputDocument;

/** Sends requests of all tenants, one text each, in an order that is mixed and always the same. */
final class LoadSource {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final List<Sender> senders = new ArrayList<>();
    private final Random order = new Random(7);

    /** Adds a tenant with the texts that it asks about. */
    void add(DemoTenant tenant, InferenceApi client) {
        List<InputDocument> texts = tenant.dataset().rows(Split.TEST).stream()
                .<InputDocument>map(row -> new InputDocument.TextInput(row.text(), row.pair()))
                .toList();
        senders.add(new Sender(tenant, client, texts));
    }

    /** Sends one request; the outcome never completes exceptionally. */
    CompletableFuture<AnsweredRequest> send() {
        Sender sender;
        InputDocument text;
        synchronized (order) {
            sender = senders.get(order.nextInt(senders.size()));
            text = sender.texts().get(order.nextInt(sender.texts().size()));
        }
        String tenant = sender.tenant().name();
        long sent = System.nanoTime();
        return sender.client()
                .predictLater(sender.tenant().adapter(), List.of(text), TIMEOUT)
                .handle((answer, failure) -> outcome(tenant, sent, answer, Optional.ofNullable(failure)));
    }

    private static AnsweredRequest outcome(String tenant, long sent, JsonNode answer, Optional<Throwable> failure) {
        long end = System.nanoTime();
        if (failure.isPresent()) {
            return new AnsweredRequest(
                    tenant, sent, end, 0, String.valueOf(failure.get().getMessage()));
        }
        boolean labelled = answer.path("predictions").path(0).hasNonNull("label");
        return labelled
                ? new AnsweredRequest(tenant, sent, end, answer.path("version").intValue(), "")
                : new AnsweredRequest(tenant, sent, end, 0, "an answer without a label: " + answer);
    }

    private record Sender(DemoTenant tenant, InferenceApi client, List<InputDocument> texts) {}
}
