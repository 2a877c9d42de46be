// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparseadapter.events.EventJson;
import org.sparseadapter.events.Stage;
import org.sparseadapter.events.work.ClaimRequest;
import org.sparseadapter.events.work.Heartbeat;

/**
 * The registry's half of the internal API as release 0.1 recorded it: workers of that release can read every answer,
 * and every request of theirs is understood.
 */
@QuarkusTest
class InternalApiCompatibilityIT {
    private static final Path RECORDED =
            Path.of("..", "events", "src", "test", "resources", "compatibility", "0.1", "internal-api");
    private static final ObjectMapper PLAIN = new ObjectMapper();

    @Inject
    ObjectMapper json;

    @ParameterizedTest
    @CsvSource({
        "work-item-mask.json, org.sparseadapter.events.work.WorkItem",
        "work-item-train.json, org.sparseadapter.events.work.WorkItem",
        "work-item-evaluate.json, org.sparseadapter.events.work.WorkItem",
        "servable-version.json, org.sparseadapter.events.work.ServableVersion"
    })
    void answersAreWrittenAsTheyWere(String file, Class<?> type) throws IOException {
        Object answer = EventJson.mapper().readValue(recorded(file), type);

        assertThat(PLAIN.readTree(json.writeValueAsString(answer))).isEqualTo(PLAIN.readTree(recorded(file)));
    }

    @Test
    void requestsAreReadAsTheyWereMeant() throws IOException {
        assertThat(json.readValue(recorded("claim-request.json"), ClaimRequest.class))
                .isEqualTo(new ClaimRequest(Stage.EVALUATE, "cpu", "host/4711"));
        assertThat(json.readValue(recorded("heartbeat.json"), Heartbeat.class).checkpoint())
                .isPresent();
        assertThat(json.readValue(recorded("heartbeat-without-checkpoint.json"), Heartbeat.class))
                .isEqualTo(new Heartbeat(1, Optional.empty()));
    }

    private static String recorded(String file) throws IOException {
        return Files.readString(RECORDED.resolve(file));
    }
}
