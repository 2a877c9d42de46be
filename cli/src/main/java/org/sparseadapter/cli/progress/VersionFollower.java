// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.progress;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.sparseadapter.cli.client.ApiException;
import org.sparseadapter.cli.client.ProgressEvent;
import org.sparseadapter.cli.client.ProgressStream;
import org.sparseadapter.cli.client.RegistryApi;
import org.sparseadapter.cli.client.VersionDocument;
import org.sparseadapter.lab.console.ProgressDisplay;

/** The progress of a version through its stages until it is settled, on a display. */
public final class VersionFollower {
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration OUTAGE = Duration.ofSeconds(60);

    private final RegistryApi registry;

    /** A follower of versions of one registry. */
    public VersionFollower(RegistryApi registry) {
        this.registry = registry;
    }

    /**
     * Follows until the version is settled; a server that is away for a while is waited for.
     *
     * @return the version as it ended
     */
    public VersionDocument follow(String adapter, int number, ProgressDisplay.Task task) {
        ProgressStream stream = registry.progress(adapter, number);
        Instant lastAnswer = Instant.now();
        task.at("requested", 0, 0, "");
        while (true) {
            try {
                VersionDocument version = registry.version(adapter, number);
                lastAnswer = Instant.now();
                if (version.settled()) {
                    String reason = version.reason().isEmpty() ? "" : " (" + version.reason() + ")";
                    task.done(version.state().name() + reason);
                    return version;
                }
                stream.follow(event -> show(event, task));
            } catch (ApiException e) {
                boolean away = e.status() == 0 || e.status() >= 500;
                if (!away || Instant.now().isAfter(lastAnswer.plus(OUTAGE))) {
                    throw e;
                }
            }
            // A stream that ends at once must not become a busy loop.
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(RETRY.toMillis()) / 4);
            if (Thread.interrupted()) {
                Thread.currentThread().interrupt();
                throw new ApiException(0, "Interrupted while following " + adapter + "@" + number);
            }
        }
    }

    private static boolean show(ProgressEvent event, ProgressDisplay.Task task) {
        JsonNode data = event.data();
        if (data.hasNonNull("step")) {
            task.at(
                    data.path("stage").asText("").toLowerCase(Locale.ROOT),
                    data.path("step").asLong(),
                    data.path("steps").asLong(),
                    extra(data));
            return true;
        }
        // Any news of the state is checked against the registry, which also knows whether it is the last.
        return false;
    }

    private static String extra(JsonNode data) {
        StringBuilder text = new StringBuilder();
        if (data.hasNonNull("loss")) {
            text.append(
                    String.format(Locale.ROOT, "loss %.3f ", data.get("loss").asDouble()));
        }
        if (data.hasNonNull("examplesPerSecond")) {
            text.append(String.format(
                    Locale.ROOT, "%.0f/s ", data.get("examplesPerSecond").asDouble()));
        }
        if (data.hasNonNull("secondsLeft")) {
            text.append(String.format(
                    Locale.ROOT, "%.0f s left", data.get("secondsLeft").asDouble()));
        }
        return text.toString().stripTrailing();
    }
}
