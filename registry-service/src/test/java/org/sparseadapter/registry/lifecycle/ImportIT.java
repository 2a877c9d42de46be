// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.sparseadapter.registry.Callers.newTenant;
import static org.sparseadapter.registry.Callers.service;
import static org.sparseadapter.registry.Callers.trainer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.adapter.Activation;
import org.sparseadapter.core.adapter.AdapterInitialiser;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.Fusion;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.adapter.LayerSelection;
import org.sparseadapter.core.adapter.Lora;
import org.sparseadapter.core.adapter.Mam;
import org.sparseadapter.core.adapter.PartRef;
import org.sparseadapter.core.adapter.Pfeiffer;
import org.sparseadapter.core.artifact.Artifact;
import org.sparseadapter.core.artifact.ArtifactKind;
import org.sparseadapter.core.artifact.ArtifactWriter;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.recipe.RecipeJson;
import org.sparseadapter.core.safetensors.Precision;
import org.sparseadapter.core.task.Pooling;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.core.text.Digests;
import org.sparseadapter.registry.Datasets;
import org.sparseadapter.registry.basemodel.BaseModelCatalogue;

/** What was trained elsewhere becomes a version, is evaluated like all others, and is served then. */
@QuarkusTest
class ImportIT {
    private static final Lora LORA = new Lora(2, 4, Lora.DEFAULT_TARGETS, LayerSelection.all());
    private static final List<String> LABELS = List.of("farewell", "greeting");
    private static final ObjectNode FROM_PEFT = JsonNodeFactory.instance
            .objectNode()
            .set("imported", JsonNodeFactory.instance.objectNode().put("format", "peft"));

    @Inject
    BaseModelCatalogue models;

    private final Bus bus = new Bus();
    private String tenant;
    private BaseModelInfo base;

    @BeforeEach
    void open() {
        tenant = newTenant();
        base = models.list().get(0);
        Datasets.make(tenant, "talk");
    }

    @AfterEach
    void close() {
        bus.close();
    }

    @Test
    void whatAnotherLibraryTrainedIsEvaluatedAndServed() {
        byte[] file = file(ArtifactKind.ADAPTER, lora(LABELS), FROM_PEFT);
        bring("bot", "talk", file, Map.of())
                .statusCode(202)
                .header("Location", endsWith("/v1/adapters/bot/versions/1"))
                .body("state", equalTo("TRAINED"));
        JsonPath version = Shop.version(tenant, "bot", 1);
        assertThat(version.getString("state")).isEqualTo("TRAINED");
        assertThat(version.getString("recipe.adapter.kind")).isEqualTo("lora");
        assertThat(version.getString("recipe.dataset")).startsWith("talk@sha256:");
        assertThat(version.<Object>get("recipe.train"))
                .as("how it was trained is not known")
                .isNull();
        assertThat(version.getList("lineage.findAll {it.relation == 'IMPORTED'}.name"))
                .containsExactly("peft");
        assertThat(version.getList("densities")).hasSize(4 * base.layers());

        TestWorker worker = new TestWorker(bus, tenant, "bot", 1);
        assertThat(worker.evaluate(0.9).artifactDigest()).contains(version.getString("artifact.digest"));
        worker.awaitState("READY");
        trainer(tenant)
                .contentType("application/json")
                .body("{\"version\": 1}")
                .put("/v1/adapters/bot/aliases/live")
                .then()
                .statusCode(200);
        assertThat(trainer(tenant).get("/v1/adapters/bot/versions/1/artifact").asByteArray())
                .isEqualTo(file);
        trainer(tenant).get("/v1/adapters/bot/versions/1/curves").then().statusCode(404);
    }

    @Test
    void anArtifactOfAPlatformLikeThisKeepsItsRecipe() {
        Mam mam = new Mam(4, 2, 4, 4, Activation.RELU, LayerSelection.all());
        ObjectNode recipe = RecipeJson.write(RecipeJson.read("{\"base\": \"as-it-was-called\", \"dataset\": \"theirs\","
                + "\"adapter\": {\"kind\": \"mam\", \"bottleneck\": 4, \"prefix\": 2, \"prefixBottleneck\": 4},"
                + "\"train\": {\"epochs\": 3}, \"promote\": {\"alias\": \"live\", \"metric\": \"accuracy\"}}"));
        AdapterState state = AdapterInitialiser.initial(mam, head(LABELS), base, 1);
        bring("bot", "talk", file(ArtifactKind.ADAPTER, state, recipe), Map.of())
                .statusCode(202);
        JsonPath version = Shop.version(tenant, "bot", 1);
        assertThat(version.getInt("recipe.train.epochs")).isEqualTo(3);
        assertThat(version.getString("recipe.base")).isEqualTo(base.id());
        assertThat(version.<Object>get("recipe.promote"))
                .as("no alias moves by itself")
                .isNull();
        new TestWorker(bus, tenant, "bot", 1).evaluate(0.5);
        new TestWorker(bus, tenant, "bot", 1).awaitState("READY");
    }

    @Test
    void whatDoesNotFitIsNamedAndNotKept() {
        byte[] good = file(ArtifactKind.ADAPTER, lora(LABELS), FROM_PEFT);
        refused("talk", new byte[] {(byte) 0x80, 2, 'c', 'o', 's'}, "artifact", "");
        refused("talk", "{}".getBytes(StandardCharsets.UTF_8), "artifact", "");
        refused("talk", file(ArtifactKind.INITIAL, lora(LABELS), FROM_PEFT), "artifact", "initial weights");
        refused(
                "talk",
                file(ArtifactKind.ADAPTER, lora(List.of("greeting", "farewell")), FROM_PEFT),
                "labels",
                "order");
        refused("nothing", good, "dataset", "nothing");
        refused("talk@sha256:0", good, "dataset", "digest");
        AdapterState other = new AdapterState(
                LORA, head(LABELS), "sha256:" + "0".repeat(64), lora(LABELS).parameters());
        refused("talk", file(ArtifactKind.ADAPTER, other, FROM_PEFT), "artifact", "sha256:000");
        trainer(tenant).get("/v1/adapters/bot").then().statusCode(404);
        trainer(tenant)
                .contentType("application/octet-stream")
                .body(good)
                .post("/v1/adapters/bot/imports")
                .then()
                .statusCode(422)
                .body("errors[0].field", containsString("dataset"));
    }

    @Test
    void aFoldedPrefixNeedsTheRecipeThatMadeIt() {
        Mam mam = new Mam(4, 2, 4, 4, Activation.RELU, LayerSelection.all());
        AdapterState state = AdapterInitialiser.initial(mam, head(LABELS), base, 1);
        byte[] file = file(ArtifactKind.ADAPTER, state, FROM_PEFT);
        refused("talk", file, "artifact", "no recipe describes it");
        service()
                .get("/internal/v1/tenants/{t}/blobs/{d}", tenant, Digests.sha256(file))
                .then()
                .statusCode(404);
    }

    @Test
    void aFusionCannotComeAlone() {
        Fusion fusion = new Fusion(
                List.of(PartRef.parse("a@1@sha256:" + "1".repeat(64)), PartRef.parse("b@1@sha256:" + "2".repeat(64))));
        Pfeiffer part = new Pfeiffer(4, Activation.RELU, LayerSelection.all());
        List<AdapterState> parts = List.of(
                AdapterInitialiser.initial(part, head(LABELS), base, 1),
                AdapterInitialiser.initial(part, head(LABELS), base, 2));
        AdapterState state = AdapterInitialiser.initial(fusion, parts, head(LABELS), base, 3);
        refused("talk", file(ArtifactKind.ADAPTER, state, FROM_PEFT), "artifact", "made of parts");
    }

    @Test
    void aRecipeIsNoRepetitionOfAnImport() {
        Map<String, String> key = Map.of("Idempotency-Key", "mood-1");
        bring("bot", "talk", file(ArtifactKind.ADAPTER, lora(LABELS), FROM_PEFT), key)
                .statusCode(202);
        String recipe =
                "{\"base\": \"" + base.id() + "\", \"dataset\": \"talk\", \"task\": {\"kind\": \"classification\","
                        + " \"maxTokens\": 32, \"pooling\": \"mean\"}, \"adapter\": {\"kind\": \"lora\", \"rank\": 2, \"alpha\": 4}}";
        Shop.submit(tenant, "bot", recipe, key)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("Idempotency-Key"));
    }

    @Test
    void whatCameInGoesLikeAnyOther() {
        byte[] file = file(ArtifactKind.ADAPTER, lora(LABELS), FROM_PEFT);
        bring("bot", "talk", file, Map.of()).statusCode(202);
        trainer(tenant).delete("/v1/adapters/bot/versions/1").then().statusCode(204);
        assertThat(Shop.version(tenant, "bot", 1).getString("state")).isEqualTo("CANCELLED");
        bring("bot", "talk", file, Map.of()).statusCode(202).body("version", equalTo(2));
        TestWorker worker = new TestWorker(bus, tenant, "bot", 2);
        worker.evaluate(0.9);
        worker.awaitState("READY");
        trainer(tenant).delete("/v1/adapters/bot").then().statusCode(204);
        service()
                .get("/internal/v1/tenants/{t}/blobs/{d}", tenant, Digests.sha256(file))
                .then()
                .statusCode(404);
    }

    /** The same bytes, some of them for a dataset that is not there: what one gives up another may need. */
    @Test
    void aRefusedImportTakesNothingFromAnother() throws Exception {
        byte[] file = file(ArtifactKind.ADAPTER, lora(LABELS), FROM_PEFT);
        List<Callable<Integer>> requests = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String dataset = i % 2 == 0 ? "talk" : "nothing";
            requests.add(() -> bring("bot", dataset, file, Map.of()).extract().statusCode());
        }
        ExecutorService callers = Executors.newFixedThreadPool(4);
        List<Integer> answers = new ArrayList<>();
        try {
            for (Future<Integer> answer : callers.invokeAll(requests)) {
                answers.add(answer.get());
            }
        } finally {
            callers.shutdownNow();
        }
        // Only so many are read at once; who is turned away may come again.
        assertThat(answers).containsAnyOf(202).isSubsetOf(202, 422, 429);
        service()
                .get("/internal/v1/tenants/{t}/blobs/{d}", tenant, Digests.sha256(file))
                .then()
                .statusCode(200);
    }

    @Test
    void aRepeatedRequestMakesNoSecondVersion() {
        byte[] file = file(ArtifactKind.ADAPTER, lora(LABELS), FROM_PEFT);
        Map<String, String> key = Map.of("Idempotency-Key", "once");
        bring("bot", "talk", file, key).statusCode(202).body("version", equalTo(1));
        bring("bot", "talk", file, key).statusCode(202).body("version", equalTo(1));
        byte[] another = file(ArtifactKind.ADAPTER, AdapterInitialiser.initial(LORA, head(LABELS), base, 2), FROM_PEFT);
        bring("bot", "talk", another, key).statusCode(422).body("errors[0].field", equalTo("Idempotency-Key"));
        bring("bot", "talk", file, Map.of()).statusCode(202).body("version", equalTo(2));
    }

    private void refused(String dataset, byte[] file, String field, String said) {
        bring("bot", dataset, file, Map.of())
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo(field))
                .body("detail", containsString(said));
    }

    private ValidatableResponse bring(String adapter, String dataset, byte[] file, Map<String, String> headers) {
        return trainer(tenant)
                .contentType("application/octet-stream")
                .headers(headers)
                .queryParam("dataset", dataset)
                .body(file)
                .post("/v1/adapters/{a}/imports", adapter)
                .then();
    }

    private AdapterState lora(List<String> labels) {
        return AdapterInitialiser.initial(LORA, head(labels), base, 1);
    }

    private static HeadConfig head(List<String> labels) {
        return new HeadConfig(TaskKind.CLASSIFICATION, Pooling.MEAN, labels, 0.1, 32);
    }

    private static byte[] file(ArtifactKind kind, AdapterState state, ObjectNode recipe) {
        return ArtifactWriter.write(new Artifact(kind, state, recipe), Precision.F32);
    }
}
