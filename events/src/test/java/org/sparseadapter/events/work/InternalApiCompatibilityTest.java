// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.events.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparseadapter.events.EventJson;
import org.sparseadapter.events.Stage;
import org.sparseadapter.events.VersionRef;
import org.sparseadapter.events.VersionState;

/**
 * Bodies of the internal API as release 0.1 sent them: answers of the registry are read by workers and replicas,
 * requests of workers are written in the same way. The registry's half of it is tested there.
 */
class InternalApiCompatibilityTest {

    private static final Path RECORDED = Path.of("src/test/resources/compatibility/0.1/internal-api");
    private static final ObjectMapper JSON = EventJson.mapper();

    private static final VersionRef VERSION = new VersionRef("acme", "bot", 2);
    private static final String BASE = "sha256:cf3887a0a1a290a800469ea284e8f5dfd35dbb319b97f60476cfe7c6592a10f3";
    private static final String DATASET = "sha256:2858c2632a30d1aaec45f15b38cf3124cddb594577ee6d4a9c716a0a7a70ad10";
    private static final String INITIAL = "sha256:dc7b578f8b70f189eeec9b13e08e184bf3498847d3db62583479353571eb8b45";
    private static final String ARTIFACT = "sha256:0948cc58c4163751926f1f6a253aeb1e1208a8a4fd4787802f0101283e0b037a";
    private static final String LIVE = "sha256:ac3813ec03ea8e80a13c18d0fc3a0777af613ac434259da448805141632057d1";
    private static final String CHECKPOINT = "sha256:26f011bb46b8d813b8275c20bda76f734b3ee4b01666d063641851741af22ee6";

    @ParameterizedTest
    @MethodSource("answers")
    void answersAreReadAsTheyWereMeant(String file, Object meant) throws IOException {
        assertThat(JSON.readValue(read(file), meant.getClass())).isEqualTo(meant);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void requestsAreWrittenAsTheyWere(String file, Object sent) throws IOException {
        assertThat(JSON.readTree(JSON.writeValueAsString(sent))).isEqualTo(JSON.readTree(read(file)));
    }

    @Test
    void theRecipeIsHandedOnAsItStands() throws IOException {
        WorkItem item = JSON.readValue(read("work-item-train.json"), WorkItem.class);

        assertThat(item.recipe().at("/adapter/kind").asText()).isEqualTo("pfeiffer");
        assertThat(item.recipe().at("/train/checkpointEvery").asText()).isEqualTo("60s");
    }

    static Stream<Arguments> answers() throws IOException {
        return Stream.of(
                Arguments.of(
                        "work-item-mask.json",
                        item(
                                "18532133-8e20-44e4-bc31-3d26b8eb262e",
                                Stage.MASK,
                                1,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())),
                Arguments.of(
                        "work-item-train.json",
                        item(
                                "654a8827-3fbb-44a5-9ea5-e75bd44fbd62",
                                Stage.TRAIN,
                                2,
                                Optional.of(INITIAL),
                                Optional.empty(),
                                Optional.of(CHECKPOINT),
                                Optional.empty())),
                Arguments.of(
                        "work-item-evaluate.json",
                        item(
                                "89495c87-5515-4aa1-b774-4ea9197ab4e1",
                                Stage.EVALUATE,
                                1,
                                Optional.of(INITIAL),
                                Optional.of(ARTIFACT),
                                Optional.empty(),
                                Optional.of(new LiveArtifact(1, LIVE)))),
                Arguments.of(
                        "servable-version.json", new ServableVersion(VERSION, VersionState.READY, ARTIFACT, BASE)));
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                Arguments.of("claim-request.json", new ClaimRequest(Stage.EVALUATE, "cpu", "host/4711")),
                Arguments.of("heartbeat.json", new Heartbeat(2, Optional.of(CHECKPOINT))),
                Arguments.of("heartbeat-without-checkpoint.json", new Heartbeat(1, Optional.empty())));
    }

    private static WorkItem item(
            String id,
            Stage stage,
            int attempt,
            Optional<String> initial,
            Optional<String> artifact,
            Optional<String> checkpoint,
            Optional<LiveArtifact> live)
            throws IOException {
        JsonNode recipe = JSON.readTree(read("work-item-mask.json")).path("recipe");
        return new WorkItem(
                UUID.fromString(id),
                VERSION,
                stage,
                attempt,
                Duration.ofMinutes(10),
                recipe,
                BASE,
                DATASET,
                initial,
                artifact,
                checkpoint,
                live);
    }

    private static String read(String file) throws IOException {
        return Files.readString(RECORDED.resolve(file));
    }
}
