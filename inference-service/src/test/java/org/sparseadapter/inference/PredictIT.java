// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparseadapter.core.adapter.Activation;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.Fusion;
import org.sparseadapter.core.adapter.HeadOnly;
import org.sparseadapter.core.adapter.Houlsby;
import org.sparseadapter.core.adapter.LayerSelection;
import org.sparseadapter.core.adapter.Lora;
import org.sparseadapter.core.adapter.Mam;
import org.sparseadapter.core.adapter.PartRef;
import org.sparseadapter.core.adapter.Pfeiffer;
import org.sparseadapter.core.artifact.ArtifactReader;
import org.sparseadapter.core.task.TaskKind;

/** What a caller meets at the predict endpoint. */
@QuarkusTest
@WithTestResource(HttpStubRegistry.class)
class PredictIT {

    private static final String TENANT = "predict-a";
    private static final String OTHER = "predict-b";
    private static final String PATH = "/v1/adapters/grammar/predict";
    private static final String TEXT = Predictor.text("He go to school.");

    private final Platform platform;
    private final Predictor caller;

    PredictIT(Platform platform, Predictor caller) {
        this.platform = platform;
        this.caller = caller;
    }

    @BeforeEach
    void publish() {
        List<String> labels = List.of("right", "wrong");
        Published first = platform.publish(TENANT, "grammar", 1, new HeadOnly(), labels);
        platform.publish(TENANT, "grammar", 2, new Lora(4, 8, Lora.DEFAULT_TARGETS, LayerSelection.all()), labels);
        platform.moveLive(first, 1);
        Published other = platform.publish(
                OTHER, "topics", 1, new Pfeiffer(8, Activation.RELU, LayerSelection.all()), List.of("a", "b", "c"));
        platform.moveLive(other, 1);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            caller.predict(TENANT, "grammar", TEXT).has(200);
            caller.predict(OTHER, "topics", TEXT).has(200);
        });
    }

    @Test
    void answersWithTheVersionAndAProbabilityPerLabel() {
        JsonNode answer = caller.predict(TENANT, "grammar", TEXT).has(200).json();

        assertThat(answer.path("adapter").asText()).isEqualTo("grammar");
        assertThat(answer.path("version").asInt()).isEqualTo(1);
        assertThat(answer.path("digest").asText()).startsWith("sha256:");
        JsonNode prediction = answer.path("predictions").path(0);
        assertThat(prediction.path("label").asText()).isIn("right", "wrong");
        assertThat(prediction.path("truncated").isBoolean()).isTrue();
        JsonNode scores = prediction.path("scores");
        assertThat(scores.fieldNames()).toIterable().containsExactly("right", "wrong");
        assertThat(scores.path("right").asDouble() + scores.path("wrong").asDouble())
                .isCloseTo(1, within(1e-5));
    }

    @Test
    void pairsLongTextsAndAnyScriptAreTaken() {
        String body = "{\"inputs\": [{\"text\": \"A cat sat.\", \"pair\": \"An animal sat.\"}, {\"text\": \""
                + "word ".repeat(5000)
                + "\"}, {\"text\": \"\u05e9\u05dc\u05d5\u05dd\u200b\u202e \\u0000 \ud83d\ude00\", \"pair\": null}]}";
        JsonNode predictions =
                caller.predict(TENANT, "grammar", body).has(200).json().path("predictions");

        assertThat(predictions).hasSize(3);
        assertThat(predictions.path(0).path("truncated").asBoolean()).isFalse();
        assertThat(predictions.path(1).path("truncated").asBoolean()).isTrue();
        assertThat(predictions.path(2).path("truncated").asBoolean()).isFalse();
    }

    @Test
    void aVersionThatNoAliasNamesAnswersByItsNumber() {
        HttpReply answer = query(TENANT, "version=2").has(200);

        assertThat(answer.json().path("version").asInt()).isEqualTo(2);
    }

    @Test
    void aFusionAnswersWithThePartsOfItsTenantAndAPrefixToo() {
        List<String> labels = List.of("right", "wrong");
        byte[] first = platform.artifact(new Pfeiffer(4, Activation.RELU, LayerSelection.all()), labels, 1);
        byte[] second = platform.artifact(new Houlsby(4, Activation.RELU, LayerSelection.all()), labels, 2);
        PartRef a = new PartRef(
                "a", 1, Optional.of(platform.publish(TENANT, "a", 1, first).digest()));
        PartRef b = new PartRef(
                "b", 1, Optional.of(platform.publish(TENANT, "b", 1, second).digest()));
        List<AdapterState> parts = Stream.of(first, second)
                .map(bytes -> ArtifactReader.read(bytes).state())
                .toList();
        byte[] fused = platform.artifact(new Fusion(List.of(a, b)), parts, labels, 3);
        platform.publish(TENANT, "grammar", 3, fused);
        platform.publish(TENANT, "grammar", 4, new Mam(4, 5, 4, 4, Activation.RELU, LayerSelection.all()), labels);
        platform.publish(OTHER, "topics", 3, fused);

        for (int version : List.of(3, 4)) {
            JsonNode answer = query(TENANT, "version=" + version).has(200).json();
            assertThat(answer.path("version").asInt()).isEqualTo(version);
            assertThat(answer.path("predictions").path(0).path("label").asText())
                    .isIn("right", "wrong");
        }
        caller.post(
                        Optional.of("Bearer " + caller.token(OTHER)),
                        "/v1/adapters/topics/predict?version=3",
                        TEXT.getBytes(StandardCharsets.UTF_8))
                .isProblem(503);
    }

    @Test
    void theAnswerHasTheFormOfTheTask() {
        platform.publish(TENANT, "grammar", 5, platform.artifact(new HeadOnly(), TaskKind.REGRESSION, 5));
        platform.publish(TENANT, "grammar", 6, platform.artifact(new HeadOnly(), TaskKind.QUESTION_ANSWERING, 6));

        JsonNode valued =
                query(TENANT, "version=5").has(200).json().path("predictions").path(0);
        assertThat(valued.path("value").isNumber()).isTrue();
        assertThat(valued.has("label")).isFalse();
        platform.publish(TENANT, "grammar", 7, platform.artifact(new HeadOnly(), TaskKind.MULTI_LABEL, 7));
        JsonNode several =
                query(TENANT, "version=7").has(200).json().path("predictions").path(0);
        assertThat(several.path("labels").isArray()).isTrue();
        assertThat(several.path("scores").fieldNames()).toIterable().containsExactly("first", "second");
        several.path("labels").forEach(label -> assertThat(
                        several.path("scores").path(label.asText()).asDouble())
                .isGreaterThan(0.5));
        String context = "It rains in \ud83d\ude00 Oslo today.";
        String question = "{\"inputs\": [{\"question\": \"Where?\", \"context\": \"" + context + "\"}]}";
        JsonNode answer = post("version=6", question)
                .has(200)
                .json()
                .path("predictions")
                .path(0)
                .path("answer");
        int start = context.offsetByCodePoints(0, answer.path("start").asInt());
        int end = context.offsetByCodePoints(0, answer.path("end").asInt());
        assertThat(answer.path("text").asText()).isNotBlank().isEqualTo(context.substring(start, end));
        assertThat(answer.path("score").asDouble()).isBetween(0.0, 1.0);
        query(TENANT, "version=6").isProblem(422).names("inputs[0].question");
        post("version=5", question).isProblem(422).names("inputs[0].text");
    }

    @Test
    void whatIsNotThereOrNotYoursIsNotFound() {
        caller.predict(TENANT, "topics", TEXT).isProblem(404);
        caller.predict(TENANT, "nothing", TEXT).isProblem(404);
        caller.predict(OTHER, "grammar", TEXT).isProblem(404);
        query(TENANT, "version=9").isProblem(404);
        query(TENANT, "alias=canary").isProblem(404);
        query(OTHER, "version=1").isProblem(404);
        query(OTHER, "alias=live").isProblem(404);
    }

    @Test
    void anInputAtFaultIsNamed() {
        refused("{\"inputs\": [{\"text\": \"good\"}, {\"text\": \"  \"}]}", "inputs[1].text");
        refused("{\"inputs\": [{\"pair\": \"good\"}]}", "inputs[0].text");
        refused("{\"inputs\": [null]}", "inputs[0].text");
        refused("{\"inputs\": [{\"text\": \"a\", \"pair\": \"\"}]}", "inputs[0].pair");
        refused("{\"inputs\": [{\"text\": \"\\ud800\"}]}", "inputs[0].text");
        refused(Predictor.text("x".repeat(1 << 20)), "inputs[0].text");
        refused("{\"inputs\": [{\"question\": \"Where?\", \"context\": \"In Oslo.\"}]}", "inputs[0].text");
        refused("{\"inputs\": [{\"question\": \"Where?\"}]}", "inputs[0].context");
        refused("{\"inputs\": [{\"question\": \"Where?\", \"context\": \"Oslo\", \"pair\": \"x\"}]}", "inputs[0].pair");
        refused("{\"inputs\": []}", "inputs");
        refused("{\"inputs\": [" + "{\"text\": \"x\"},".repeat(64) + "{\"text\": \"x\"}]}", "inputs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "\"text\"",
                "{}",
                "{\"inputs\": \"text\"}",
                "{\"inputs\": [{\"text\": {\"a\": 1}}]}",
                "{\"inputs\": [{\"text\": \"x\", \"colour\": \"red\"}]}",
                "{\"input\": [{\"text\": \"x\"}]}"
            })
    void whatIsNoRequestIsRefused(String body) {
        HttpReply answer = caller.predict(TENANT, "grammar", body);

        assertThat(answer.status()).isIn(400, 422);
        answer.isProblem(answer.status());
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("{\"inputs\": [{\"text\": \"".getBytes(StandardCharsets.UTF_8));
        body.writeBytes(new byte[] {(byte) 0xc3, (byte) 0x28});
        body.writeBytes("\"}]}".getBytes(StandardCharsets.UTF_8));

        caller.post(Optional.of("Bearer " + caller.token(TENANT)), PATH, body.toByteArray())
                .isProblem(400);
    }

    @Test
    void nestingWithoutEndIsRefused() {
        caller.predict(TENANT, "grammar", "{\"inputs\": " + "[".repeat(100_000)).isProblem(400);
    }

    @Test
    void aBodyBeyondTheLimitIsRefused() {
        caller.predict(TENANT, "grammar", Predictor.text("x".repeat(5 << 20))).isProblem(413);
        String larger = Predictor.text("x".repeat(9 << 20));
        // The server answers and closes while the body is still on its way; now and then the client sees the end first.
        await().ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .untilAsserted(() -> caller.predict(TENANT, "grammar", larger).has(413));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "1.5", "99999999999999999999", "1%3B2"})
    void aVersionMustBeANumber(String version) {
        query(TENANT, "version=" + version).isProblem(422).names("version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "%2e%2e", "%252e", "a%5cb", "a%00b", "A", "%E2%80%A4%E2%80%A4", "-x"})
    void aNameThatIsNoneOpensNothing(String name) {
        assertThat(caller.predict(TENANT, name, TEXT).status()).isIn(400, 404, 405, 422);
    }

    @Test
    void onlyReadersOfATenantArePassed() {
        byte[] body = TEXT.getBytes(StandardCharsets.UTF_8);
        caller.post(Optional.empty(), PATH, body).isProblem(401);
        caller.post(Optional.of("Bearer nonsense"), PATH, body).isProblem(401);
        caller.post(Optional.of("nonsense"), PATH, body).isProblem(401);
        caller.post(Optional.of("Bearer " + Predictor.token(TENANT, "service")), PATH, body)
                .isProblem(403);
    }

    @Test
    void whatHappensCanBeMeasured() {
        caller.predict(TENANT, "grammar", TEXT).has(200);

        assertThat(caller.get("/q/metrics").has(200).body())
                .contains("sparse_adapter_predict_seconds_count{outcome=\"answered\",tenant=\"" + TENANT + "\"")
                .contains("sparse_adapter_queue")
                .contains("sparse_adapter_batch_tokens")
                .contains("sparse_adapter_swaps_total")
                .contains("sparse_adapter_dense_hits_total")
                .contains("sparse_adapter_compact_bytes")
                .contains("sparse_adapter_aliases");
        assertThat(caller.get("/q/health/ready").has(200).body()).contains("alias-table");
        caller.get("/q/health/live").has(200);
        assertThat(caller.get("/q/openapi?format=json").has(200).body()).contains("/v1/adapters/{name}/predict");
    }

    private HttpReply post(String query, String body) {
        return caller.post(
                Optional.of("Bearer " + caller.token(TENANT)),
                PATH + "?" + query,
                body.getBytes(StandardCharsets.UTF_8));
    }

    private HttpReply query(String tenant, String query) {
        return caller.post(
                Optional.of("Bearer " + caller.token(tenant)),
                PATH + "?" + query,
                TEXT.getBytes(StandardCharsets.UTF_8));
    }

    private void refused(String body, String field) {
        caller.predict(TENANT, "grammar", body).isProblem(422).names(field);
    }
}
