// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.sparseadapter.registry.Callers.newTenant;
import static org.sparseadapter.registry.Callers.service;
import static org.sparseadapter.registry.Callers.trainer;
import static org.sparseadapter.registry.Datasets.TSV;
import static org.sparseadapter.registry.Datasets.make;
import static org.sparseadapter.registry.Datasets.request;
import static org.sparseadapter.registry.Datasets.seal;
import static org.sparseadapter.registry.Datasets.upload;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparseadapter.core.dataset.AnswerSpan;
import org.sparseadapter.core.dataset.DatasetManifest;
import org.sparseadapter.core.dataset.Example;
import org.sparseadapter.core.dataset.LabelledExample;
import org.sparseadapter.core.dataset.MultiLabelExample;
import org.sparseadapter.core.dataset.QuestionExample;
import org.sparseadapter.core.dataset.ScoredExample;
import org.sparseadapter.core.dataset.SequenceExample;
import org.sparseadapter.core.dataset.SplitCodec;

@QuarkusTest
class DatasetResourceIT {

    @Test
    void sealsWhatWasUploadedForWorkersToFetch() {
        String tenant = newTenant();
        upload(tenant, "intents", "train", TSV).statusCode(200).body("rows", equalTo(4));
        upload(tenant, "intents", "dev", TSV).statusCode(200);
        String digest = seal(tenant, "intents")
                .statusCode(201)
                .header("Location", containsString("/v1/datasets/intents"))
                .body("labels", contains("farewell", "greeting"))
                .body("rows.train", equalTo(4))
                .body("rows.dev", equalTo(4))
                .body("kind", equalTo("CLASSIFICATION"))
                .extract()
                .path("digest");
        DatasetManifest manifest = DatasetManifest.read(blob(tenant, digest));
        List<Example> train =
                SplitCodec.read(blob(tenant, manifest.splits().get("train").digest()));
        assertThat(train).hasSize(4).contains(new LabelledExample("hello", Optional.empty(), "greeting"));
    }

    @Test
    void theSameContentIsTheSameDatasetInWhateverFormatItCame() {
        String tenant = newTenant();
        String digest = make(tenant, "intents");
        seal(tenant, "intents").statusCode(200).body("digest", equalTo(digest));
        String csv = TSV.replace('\t', ',').replace("\n", "\r\n");
        upload(tenant, "intents", "train", "text/csv", csv.getBytes(StandardCharsets.UTF_8))
                .statusCode(200);
        upload(tenant, "intents", "dev", "text/csv; charset=utf-8", ("\uFEFF" + csv).getBytes(StandardCharsets.UTF_8))
                .statusCode(200);
        seal(tenant, "intents").statusCode(200).body("digest", equalTo(digest));
        assertThat(make(newTenant(), "other")).isEqualTo(digest);
    }

    @Test
    void otherContentUnderTheNameIsWhatTheNameMeansFromThenOn() {
        String tenant = newTenant();
        String first = make(tenant, "intents");
        upload(tenant, "intents", "train", TSV + "hi\tgreeting\n").statusCode(200);
        upload(tenant, "intents", "dev", TSV).statusCode(200);
        String second = seal(tenant, "intents").statusCode(201).extract().path("digest");
        assertThat(second).isNotEqualTo(first);
        shown(tenant, second);
        upload(tenant, "intents", "train", TSV).statusCode(200);
        upload(tenant, "intents", "dev", TSV).statusCode(200);
        seal(tenant, "intents").statusCode(201).body("digest", equalTo(first));
        shown(tenant, first);
    }

    @Test
    void listsWhatTheTenantHasAndNothingElse() {
        String tenant = newTenant();
        make(tenant, "b_1");
        make(tenant, "a");
        make(tenant, "bx1");
        trainer(tenant)
                .get("/v1/datasets")
                .then()
                .statusCode(200)
                .body("items.name", contains("a", "b_1", "bx1"))
                .body("total", equalTo(3));
        trainer(tenant)
                .get("/v1/datasets?size=1&page=1")
                .then()
                .body("items.name", contains("b_1"))
                .body("total", equalTo(3));
        trainer(tenant).get("/v1/datasets?prefix=b_").then().body("items.name", contains("b_1"));
        trainer(newTenant()).get("/v1/datasets").then().body("total", equalTo(0));
        trainer(newTenant()).get("/v1/datasets/a").then().statusCode(404);
        trainer(newTenant()).delete("/v1/datasets/a").then().statusCode(404);
    }

    @Test
    void keepsADatasetThatARecipeNames() {
        String tenant = newTenant();
        make(tenant, "intents");
        int version = request(tenant, "bot", "intents");
        trainer(tenant)
                .delete("/v1/datasets/intents")
                .then()
                .statusCode(409)
                .body("detail", containsString("bot@" + version));
        trainer(tenant).delete("/v1/adapters/bot/versions/1").then().statusCode(204);
        trainer(tenant).delete("/v1/adapters/bot").then().statusCode(204);
        trainer(tenant).delete("/v1/datasets/intents").then().statusCode(204);
        trainer(tenant).get("/v1/datasets/intents").then().statusCode(404);
    }

    @Test
    void deletingTakesTheRowsThatNothingElseNames() {
        String tenant = newTenant();
        String digest = make(tenant, "one");
        make(tenant, "two");
        String split =
                DatasetManifest.read(blob(tenant, digest)).splits().get("train").digest();
        trainer(tenant).delete("/v1/datasets/one").then().statusCode(204);
        assertThat(SplitCodec.read(blob(tenant, split))).hasSize(4);
        trainer(tenant).delete("/v1/datasets/two").then().statusCode(204);
        service()
                .get("/internal/v1/tenants/{t}/blobs/{d}", tenant, split)
                .then()
                .statusCode(404);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void theColumnsSayWhichKindOfTaskADatasetIsFor(String kind, String type, String rows, Example first) {
        String tenant = newTenant();
        for (String split : List.of("train", "dev")) {
            upload(tenant, "data", split, type, rows.getBytes(StandardCharsets.UTF_8))
                    .statusCode(200)
                    .body("kind", equalTo(kind));
        }
        String digest = seal(tenant, "data")
                .statusCode(201)
                .body("kind", equalTo(kind))
                .body("labels", equalTo(first.kind().hasLabels() ? first.labels() : List.of()))
                .extract()
                .path("digest");
        DatasetManifest manifest = DatasetManifest.read(blob(tenant, digest));
        assertThat(SplitCodec.read(blob(tenant, manifest.splits().get("train").digest())))
                .contains(first);
    }

    static Stream<Arguments> kinds() {
        String json = "application/x-ndjson";
        return Stream.of(
                Arguments.of(
                        "MULTI_LABEL",
                        "text/csv",
                        "text,labels\na dog,animal|pet\na stone,\n",
                        new MultiLabelExample("a dog", Optional.empty(), List.of("animal", "pet"))),
                Arguments.of(
                        "REGRESSION",
                        "text/tab-separated-values",
                        "sentence1\tsentence2\tscore\na dog\ta cat\t2.5\n",
                        new ScoredExample("a dog", Optional.of("a cat"), 2.5)),
                Arguments.of(
                        "QUESTION_ANSWERING",
                        json,
                        """
                        {"context": "It rains in Oslo.", "qas": [{"question": "Where?", "id": "q1",\
                         "answers": [{"text": "Oslo", "answer_start": 12}]}]}
                        """,
                        new QuestionExample("It rains in Oslo.", "Where?", "q1", List.of(new AnswerSpan("Oslo", 12)))),
                Arguments.of(
                        "SEQUENCE_TO_SEQUENCE",
                        json,
                        "{\"source\": \"he go\", \"target\": \"he goes\"}\n",
                        new SequenceExample("he go", "he goes")));
    }

    @Test
    void theParameterTaskOverridesWhatTheColumnsSay() {
        String tsv = "text\tlabel\tscore\nhello\tgreeting\t0.5\nbye\tfarewell\t0.25\n";
        String tenant = newTenant();
        upload(tenant, "both", "train", tsv).body("kind", equalTo("CLASSIFICATION"));
        put(tenant, "regression", tsv).statusCode(200).body("kind", equalTo("REGRESSION"));
        put(tenant, "question_answering", tsv).statusCode(422);
        put(tenant, "poetry", tsv).statusCode(422).body("errors[0].problem", containsString("sequence_to_sequence"));
    }

    private static ValidatableResponse put(String tenant, String task, String tsv) {
        return trainer(tenant)
                .contentType("text/tab-separated-values")
                .body(tsv)
                .put("/v1/datasets/both/train?task={t}", task)
                .then();
    }

    @Test
    void tellsWhichColumnsItDoesNotUse() {
        upload(newTenant(), "intents", "train", "id\ttext\tlabel\n1\thello\tgreeting\n2\tbye\tfarewell\n")
                .statusCode(200)
                .body("ignoredColumns", hasItem("id"));
    }

    private static void shown(String tenant, String digest) {
        trainer(tenant).get("/v1/datasets/intents").then().statusCode(200).body("digest", equalTo(digest));
    }

    private static byte[] blob(String tenant, String digest) {
        return service()
                .get("/internal/v1/tenants/{t}/blobs/{d}", tenant, digest)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }
}
