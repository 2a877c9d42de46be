// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparseadapter.core.adapter.Activation;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.adapter.AdapterKinds;
import org.sparseadapter.core.adapter.HeadOnly;
import org.sparseadapter.core.adapter.Houlsby;
import org.sparseadapter.core.adapter.Ia3;
import org.sparseadapter.core.adapter.Ia3Target;
import org.sparseadapter.core.adapter.LayerSelection;
import org.sparseadapter.core.adapter.Lora;
import org.sparseadapter.core.adapter.LoraTarget;
import org.sparseadapter.core.adapter.Mam;
import org.sparseadapter.core.adapter.PartRef;
import org.sparseadapter.core.adapter.Pfeiffer;
import org.sparseadapter.core.json.FieldException;
import org.sparseadapter.core.prune.PruningConfig;
import org.sparseadapter.core.prune.PruningMethod;
import org.sparseadapter.core.prune.Scope;
import org.sparseadapter.core.prune.ScoreInit;
import org.sparseadapter.core.task.Pooling;
import org.sparseadapter.core.task.TaskConfig;
import org.sparseadapter.core.task.TaskKind;

class RecipeJsonTest {

    private static final String DIGEST = "sha256:" + "9f2c".repeat(16);

    /** The example that users are shown. */
    private static final String EXAMPLE =
            """
            {
              "base": "minilm-l6",
              "dataset": "support-intents@%s",
              "task": {"kind": "classification", "maxTokens": 128, "pooling": "mean"},
              "adapter": {"kind": "pfeiffer", "bottleneck": 64, "activation": "relu", "layers": "all"},
              "pruning": {"method": "snip", "sparsity": 0.8, "scope": "global", "examples": 320, "rounds": 1},
              "train": {"epochs": 10, "batchTokens": 2048, "learningRate": 1e-3, "weightDecay": 0.1,
                        "betas": [0.9, 0.98], "warmup": 0.1, "schedule": "linear", "clip": 1.0, "patience": null,
                        "checkpointEvery": "60s"},
              "seed": 7,
              "promote": {"alias": "live", "metric": "accuracy", "atLeast": 0.75, "notBelowLiveBy": 0.005}
            }
            """
                    .formatted(DIGEST);

    private static final String LEAST = "{\"base\":\"minilm-l6\",\"dataset\":\"d\",\"adapter\":{\"kind\":\"houlsby\"}}";

    @Test
    void theExampleMeansWhatItSays() {
        assertThat(RecipeJson.read(EXAMPLE))
                .isEqualTo(new Recipe(
                        "minilm-l6",
                        new DatasetRef("support-intents", Optional.of(DIGEST)),
                        new TaskConfig(TaskKind.CLASSIFICATION, 128, Optional.of(Pooling.MEAN)),
                        new Pfeiffer(64, Activation.RELU, LayerSelection.all()),
                        new PruningConfig(PruningMethod.SNIP, 0.8, Scope.GLOBAL, 320, 1, ScoreInit.NORMAL),
                        new TrainConfig(
                                10,
                                2048,
                                new OptimiserConfig(1e-3, 0.1, 0.9, 0.98, 0.1, LearningRateSchedule.LINEAR, 1.0),
                                LossConfig.DEFAULTS,
                                OptionalInt.empty(),
                                Duration.ofSeconds(60),
                                false),
                        7,
                        Optional.of(
                                new Promotion("live", "accuracy", OptionalDouble.of(0.75), OptionalDouble.of(0.005)))));
    }

    @Test
    void aTanhBetweenTwoLayersIsLeftOutAndAReluIsNot() {
        for (String activation : List.of("tanh", "relu")) {
            Recipe recipe = RecipeJson.read(with("task", "{'headLayers':2,'headActivation':'" + activation + "'}"));
            ObjectNode written = RecipeJson.write(recipe);
            assertThat(written.at("/task/headActivation").asText()).isEqualTo(activation.equals("relu") ? "relu" : "");
            assertThat(RecipeJson.read(written.toString())).isEqualTo(recipe);
        }
    }

    @Test
    void whatIsLeftOutIsWrittenOut() {
        Recipe recipe = RecipeJson.read(LEAST);
        assertThat(recipe.task()).isEqualTo(TaskConfig.defaults());
        assertThat(recipe.pruning()).isEqualTo(PruningConfig.defaults());
        assertThat(recipe.train()).isEqualTo(TrainConfig.DEFAULTS);
        assertThat(recipe.adapter()).isEqualTo(new Houlsby(64, Activation.RELU, LayerSelection.all()));
        assertThat(recipe.promote()).isEmpty();
        ObjectNode written = RecipeJson.write(recipe);
        assertThat(written.toString())
                .isEqualTo("{\"base\":\"minilm-l6\",\"dataset\":\"d\","
                        + "\"task\":{\"kind\":\"classification\",\"maxTokens\":128,\"pooling\":null,\"headLayers\":1},"
                        + "\"adapter\":{\"kind\":\"houlsby\",\"bottleneck\":64,\"activation\":\"relu\",\"layers\":\"all\"},"
                        + "\"pruning\":{\"method\":\"snip\",\"sparsity\":0.8,\"scope\":\"global\",\"examples\":320,"
                        + "\"rounds\":1,\"scoreInit\":\"normal\"},"
                        + "\"train\":{\"epochs\":10,\"batchTokens\":2048,\"learningRate\":0.001,\"weightDecay\":0.1,"
                        + "\"betas\":[0.9,0.98],\"warmup\":0.1,\"schedule\":\"linear\",\"clip\":1.0,\"dropout\":0.1,"
                        + "\"patience\":null,\"checkpointEvery\":\"60s\",\"classWeights\":\"none\","
                        + "\"labelSmoothing\":0.0,\"cacheTrunk\":false},"
                        + "\"seed\":0,\"promote\":null}");
        assertThat(RecipeJson.read(written)).isEqualTo(recipe);
        assertThat(RecipeJson.write(RecipeJson.read(written.toString()))).isEqualTo(written);
    }

    @Test
    void everyKindOfAdapter() {
        assertThat(adapter("{\"kind\":\"lora\"}"))
                .isEqualTo(new Lora(8, 16, Set.of(LoraTarget.QUERY, LoraTarget.VALUE), LayerSelection.all()));
        assertThat(
                        adapter(
                                "{\"kind\":\"lora\",\"rank\":4,\"alpha\":8,\"targets\":[\"key\",\"ffn_output\"],\"layers\":[5,0]}"))
                .isEqualTo(new Lora(
                        4, 8, Set.of(LoraTarget.KEY, LoraTarget.FFN_OUTPUT), LayerSelection.of(List.of(0, 5))));
        assertThat(adapter("{\"kind\":\"pfeiffer\",\"bottleneck\":24,\"activation\":\"gelu\"}"))
                .isEqualTo(new Pfeiffer(24, Activation.GELU, LayerSelection.all()));
        assertThat(adapter("{\"kind\":\"ia3\"}"))
                .isEqualTo(new Ia3(Set.of(Ia3Target.KEY, Ia3Target.VALUE, Ia3Target.FFN), LayerSelection.all()));
        assertThat(adapter("{\"kind\":\"ia3\",\"targets\":[\"attention\",\"query\"],\"layers\":[2]}"))
                .isEqualTo(new Ia3(Set.of(Ia3Target.QUERY, Ia3Target.ATTENTION), LayerSelection.of(List.of(2))));
        assertThat(adapter("{\"kind\":\"none\"}")).isEqualTo(new HeadOnly());
    }

    @Test
    void everyPrunerHasItsWord() {
        Map<String, PruningMethod> words = Map.of(
                "random", PruningMethod.RANDOM,
                "magnitude", PruningMethod.MAGNITUDE,
                "erdos-renyi", PruningMethod.ERDOS_RENYI,
                "snip", PruningMethod.SNIP,
                "grasp", PruningMethod.GRASP);
        words.forEach((word, method) -> {
            Recipe recipe = RecipeJson.read(with("pruning", "{\"method\":\"" + word + "\"}"));
            assertThat(recipe.pruning().method()).isEqualTo(method);
            assertThat(RecipeJson.write(recipe).at("/pruning/method").textValue())
                    .isEqualTo(word);
        });
    }

    @Test
    void roundsAreForScoresThatChange() {
        assertThat(RecipeJson.read(with("pruning", "{\"rounds\":4}")).pruning().rounds())
                .isEqualTo(4);
        assertThat(RecipeJson.read(with("pruning", "{\"method\":\"grasp\",\"rounds\":2}"))
                        .pruning()
                        .rounds())
                .isEqualTo(2);
    }

    @Test
    void mixAndMatchHasDefaults() {
        Mam mam = (Mam) adapter("{\"kind\":\"mam\"}");
        assertThat(mam).isEqualTo(new Mam(64, 30, 64, 4, Activation.RELU, LayerSelection.all()));
        Recipe wide = RecipeJson.read(LEAST.replace("houlsby\"", "mam\",\"prefixBottleneck\":32")
                .replace("}}", "},\"pruning\":{\"largeSparse\":4}}"));
        assertThat(wide.adapter()).isEqualTo(new Mam(256, 30, 128, 4, Activation.RELU, LayerSelection.all(), 4, false));
        assertThat(RecipeJson.read(RecipeJson.write(wide))).isEqualTo(wide);
    }

    @Test
    void aFusionNamesVersionsThatCanBePinned() {
        Recipe recipe = RecipeJson.read(
                LEAST.replace("{\"kind\":\"houlsby\"}", "{\"kind\":\"fusion\",\"of\":[\"intents@3\",\"tone@1\"]}"));
        assertThat(recipe.parts()).containsExactly(PartRef.parse("intents@3"), PartRef.parse("tone@1"));
        Recipe pinned = recipe.withParts(List.of(
                PartRef.parse("intents@3").pinned(DIGEST),
                PartRef.parse("tone@1").pinned(DIGEST.replace('9', '8'))));
        assertThat(RecipeJson.read(RecipeJson.write(pinned))).isEqualTo(pinned).isNotEqualTo(recipe);
        assertThat(RecipeJson.write(pinned).at("/adapter/of/0").textValue()).isEqualTo("intents@3@" + DIGEST);
        refused(
                LEAST.replace("houlsby\"}}", "ia3\"},\"pruning\":{\"largeSparse\":4}}"),
                "pruning.largeSparse: an adapter of kind ia3 has no width to multiply");
        refused(
                LEAST.replace("{\"kind\":\"houlsby\"}", "{\"kind\":\"fusion\",\"of\":[\"intents@3\",\"tone@1\"]}")
                        .replace("}}", "},\"pruning\":{\"largeSparse\":4}}"),
                "pruning.largeSparse: an adapter of kind fusion has no width to multiply");
    }

    @Test
    void anotherWordIsNoKindOfAdapter() {
        refused(
                LEAST.replace("houlsby", "prefix"),
                "adapter.kind: expected one of " + String.join(", ", AdapterKinds.words(kind -> true))
                        + ", found \"prefix\"");
    }

    @Test
    void largeSparseIsResolved() {
        Recipe wide = RecipeJson.read(with("pruning", "{\"largeSparse\":4}"));
        assertThat(wide.adapter()).isEqualTo(new Houlsby(256, Activation.RELU, LayerSelection.all()));
        assertThat(wide.pruning().sparsity()).isEqualTo(0.75);
        assertThat(RecipeJson.read(RecipeJson.write(wide))).isEqualTo(wide);
        Recipe lora = RecipeJson.read(LEAST.replace("houlsby\"", "lora\",\"rank\":8,\"alpha\":16")
                .replace("}}", "},\"pruning\":{\"largeSparse\":3}}"));
        assertThat(lora.adapter()).isInstanceOfSatisfying(Lora.class, adapter -> {
            assertThat(adapter.rank()).isEqualTo(24);
            assertThat(adapter.alpha() / adapter.rank()).isEqualTo(2);
        });
        assertThat(lora.pruning().sparsity()).isEqualTo(1 - 1.0 / 3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'sparsity':'much'} | pruning.sparsity: expected a number in [0, 1), found \"much\"",
                "{'sparsity':1} | pruning.sparsity: expected a number in [0, 1), found 1",
                "{'sparsity':-0.1} | pruning.sparsity: expected a number in [0, 1), found -0.1",
                "{'sparsity':1e999} | pruning.sparsity: expected a number in [0, 1)",
                "{'sparsity':null} | pruning.sparsity: expected a number in [0, 1), found null",
                "{'sparsity':'0.5'} | pruning.sparsity: expected a number in [0, 1), found \"0.5\"",
                "{'sparsety':0.5} | pruning.sparsety: unknown field, did you mean sparsity?",
                "{'density':0.5} | pruning.density: unknown field, expected one of method, sparsity, largeSparse",
                "{'sparsity':0.5,'largeSparse':2} | pruning.largeSparse: gives the sparsity as 1 - 1/k: give either",
                "{'largeSparse':1} | pruning.largeSparse: expected an integer in [2, 64], found 1",
                "{'largeSparse':2.5} | pruning.largeSparse: expected an integer in [2, 64], found 2.5",
                "{'method':'SNIP'} | pruning.method: expected one of random, magnitude, erdos-renyi, snip, grasp, found \"SNIP\"",
                "{'method':'erdos_renyi'} | pruning.method: expected one of random, magnitude, erdos-renyi",
                "{'scope':'galactic'} | pruning.scope: expected one of global, local, found \"galactic\"",
                "{'examples':0} | pruning.examples: expected an integer in [1, 1000000], found 0",
                "{'examples':1e3} | pruning.examples: expected an integer in [1, 1000000], found 1000",
                "{'examples':99999999999} | pruning.examples: expected an integer",
                "{'rounds':0} | pruning.rounds: expected an integer in [1, 1000], found 0",
                "{'method':'magnitude','rounds':2} | pruning.rounds: expected 1 with magnitude, whose scores are the same",
                "{'method':'erdos-renyi','rounds':3} | pruning.rounds: expected 1 with erdos-renyi, whose scores",
                "[] | pruning: expected an object, found an array",
                "null | pruning: expected an object, found null"
            })
    void pruningThatIsWrong(String json, String said) {
        refused(with("pruning", json), said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'kind':'full'} | adapter.kind: full (fine-tuning the base) exists in the command experiment alone: it cannot share a frozen base",
                "{'kind':'bitfit'} | adapter.kind: bitfit (training the base's biases) exists in the command experiment alone: it cannot share a frozen base",
                "{} | adapter.kind: missing, expected one of ",
                "'houlsby' | adapter: expected an object, found \"houlsby\"",
                "{'kind':'houlsby','rank':8} | adapter.rank: unknown field",
                "{'kind':'mam','folded':true} | adapter.folded: belongs to artifacts; a recipe describes what is trained",
                "{'kind':'mam','folded':1} | adapter.folded: expected true or false, found 1",
                "{'kind':'mam','prefix':0} | adapter.prefix: expected an integer in [1, 1024], found 0",
                "{'kind':'mam','scale':0} | adapter.scale: expected a number in (0, 1000000], found 0",
                "{'kind':'mam','bottleneck':6,'widening':4} | adapter.widening: expected a divisor of both bottlenecks",
                "{'kind':'mam','prefixes':4} | adapter.prefixes: unknown field, did you mean prefix?",
                "{'kind':'fusion'} | adapter.of: missing, expected a list of versions",
                "{'kind':'fusion','of':'a@1'} | adapter.of: expected a list of versions NAME@NUMBER, found \"a@1\"",
                "{'kind':'fusion','of':[]} | adapter.of: a fusion needs 2 to 32 adapters, since",
                "{'kind':'fusion','of':['a@1']} | adapter.of: a fusion needs 2 to 32 adapters, since",
                "{'kind':'fusion','of':['a@1','a']} | adapter.of[1]: expected NAME@VERSION or NAME@VERSION@sha256:..., found \"a\"",
                "{'kind':'fusion','of':['a@1',7]} | adapter.of[1]: expected a version NAME@NUMBER, found 7",
                "{'kind':'fusion','of':['a@1','B!@1']} | adapter.of[1]: expected a name of the form",
                "{'kind':'fusion','of':['a@1','a@1']} | adapter.of: a@1 is the same adapter as a@1",
                "{'kind':'fusion','of':['a@1','b@1'],'bottleneck':3} | adapter.bottleneck: unknown field",
                "{'kind':'houlsby','botleneck':8} | adapter.botleneck: unknown field, did you mean bottleneck?",
                "{'kind':'houlsby','bottleneck':0} | adapter.bottleneck: expected an integer in [1, 8192], found 0",
                "{'kind':'houlsby','activation':'swish'} | adapter.activation: expected one of relu, gelu, tanh, silu",
                "{'kind':'houlsby','layers':'some'} | adapter.layers: expected \"all\" or a list of layers",
                "{'kind':'houlsby','layers':[]} | adapter.layers: expected \"all\" or a list of layers",
                "{'kind':'houlsby','layers':[0,-1]} | adapter.layers[1]: expected an integer in [0, 1023], found -1",
                "{'kind':'houlsby','layers':[3,3]} | adapter.layers[1]: layer 3 is named twice",
                "{'kind':'lora','alpha':0} | adapter.alpha: expected a number in (0, 1000000000], found 0",
                "{'kind':'lora','targets':['query','gate']} | adapter.targets[1]: expected one of query, key, value",
                "{'kind':'lora','targets':['query','query']} | adapter.targets[1]: \"query\" is named twice",
                "{'kind':'lora','targets':[]} | adapter.targets: expected at least one of query, key, value, attention_output",
                "{'kind':'ia3','targets':[]} | adapter.targets: expected at least one of query, key, value, attention, ffn, in a list, found none",
                "{'kind':'ia3','targets':'ffn'} | adapter.targets: expected at least one of query, key, value, attention, ffn, in a list, found",
                "{'kind':'ia3','targets':['ffn_output']} | adapter.targets[0]: expected one of query, key, value, attention, ffn, found",
                "{'kind':'ia3','rank':4} | adapter.rank: unknown field, expected one of kind, targets, layers",
                "{'kind':'none','bottleneck':4} | adapter.bottleneck: unknown field"
            })
    void adaptersThatAreWrong(String json, String said) {
        refused(LEAST.replace("{\"kind\":\"houlsby\"}", json.replace('\'', '"')), said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'epochs':0} | train.epochs: expected an integer in [1, 10000], found 0",
                "{'learningRate':0} | train.learningRate: expected a number in (0, 10], found 0",
                "{'betas':[0.9]} | train.betas: expected a list of two numbers in [0, 1)",
                "{'betas':[0.9,1]} | train.betas[1]: expected a number in [0, 1), found 1",
                "{'warmup':1.1} | train.warmup: expected a number in [0, 1], found 1.1",
                "{'schedule':'cosine'} | train.schedule: expected one of linear, constant, found \"cosine\"",
                "{'patience':0} | train.patience: expected an integer in [1, 10000], found 0",
                "{'classWeights':'fair'} | train.classWeights: expected none, balanced or an object of a number for every label",
                "{'classWeights':{}} | train.classWeights: expected none, balanced or an object",
                "{'classWeights':{'yes':0}} | train.classWeights[\"yes\"]: expected a number in (0, 1000000",
                "{'labelSmoothing':1} | train.labelSmoothing: expected a number in [0, 1)",
                "{'checkpointEvery':60} | train.checkpointEvery: expected a duration from 1s to 1d",
                "{'checkpointEvery':'1 minute'} | train.checkpointEvery: expected a duration",
                "{'checkpointEvery':'10ms'} | train.checkpointEvery: expected a duration",
                "{'checkpointEvery':'25h'} | train.checkpointEvery: expected a duration",
                "{'checkpointEvery':'999999999d'} | train.checkpointEvery: expected a duration"
            })
    void trainingThatIsWrong(String json, String said) {
        refused(with("train", json), said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "task | {'kind':'poetry'} | task.kind: expected one of classification, multi_label, regression, question_answering",
                "task | {'kind':'regression','stride':3} | task.stride: unknown field, expected one of kind, maxTokens, pooling",
                "task | {'kind':'question_answering','pooling':'mean'} | task.pooling: unknown field",
                "task | {'kind':'question_answering','stride':0} | task.stride: expected an integer in [1, 4096], found 0",
                "task | {'kind':'sequence_to_sequence','maxLength':5,'minLength':6} | task.minLength: expected an integer in [0, 5]",
                "task | {'maxTokens':1} | task.maxTokens: expected an integer in [8, 4096], found 1",
                "task | {'pooling':'max'} | task.pooling: expected one of mean, cls, pooler, last, found \"max\"",
                "task | {'headActivation':'relu'} | task.headActivation: expected none beside headLayers 1, found relu",
                "task | {'headLayers':2,'headActivation':'gelu'} | task.headActivation: expected one of tanh, relu, found",
                "task | {'headLayers':3} | task.headLayers: expected an integer in [1, 2], found 3",
                "task | {'threshold':0.5} | task.threshold: unknown field",
                "task | {'kind':'multi_label','threshold':1} | task.threshold: expected a number in (0, 1), found 1",
                "task | {'kind':'multi_label','threshold':0} | task.threshold: expected a number in (0, 1), found 0",
                "promote | {'alias':'../live'} | promote.alias: expected a name of the form",
                "promote | {'metric':'loss'} | promote.metric: expected one of accuracy, macroF1, matthews",
                "promote | {'atLeast':2} | promote.atLeast: expected a number in [-1, 1], found 2",
                "promote | {'notBelowLiveBy':-1} | promote.notBelowLiveBy: expected a number in [0, 2], found -1",
                "promote | true | promote: expected an object, found true",
                "seed | 1.5 | seed: expected an integer of 64 bits, found 1.5",
                "seed | 9223372036854775808 | seed: expected an integer of 64 bits",
                "seeds | 1 | seeds: unknown field, did you mean seed?"
            })
    void restThatIsWrong(String field, String json, String said) {
        refused(with(field, json), said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Upper",
                "-first",
                "..",
                "a/b",
                "a\\\\b",
                "%2e%2e",
                "a b",
                "\u2024\u2024",
                "a\\u0000",
                "/etc/passwd",
                "é",
                "a234567890123456789012345678901234567890123456789012345678901234"
            })
    void namesThatAreNone(String name) {
        refused(LEAST.replace("minilm-l6", name), "base: expected a name of the form");
        refused(LEAST.replace("\"d\"", "\"" + name + "\""), "dataset: expected a name of the form");
    }

    @ParameterizedTest
    @ValueSource(strings = {"d@", "d@9f2c", "d@md5:00", "d@sha256:9f2c"})
    void digestsThatAreNone(String dataset) {
        refused(LEAST.replace("\"d\"", "\"" + dataset + "\""), "dataset: expected a digest of sha256:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "dataset", "adapter"})
    void whatMustBeThere(String field) {
        ObjectNode json = RecipeJson.write(RecipeJson.read(LEAST));
        json.remove(field);
        refused(json.toString(), field + ": missing");
    }

    @Test
    void documentsThatAreNoRecipes() {
        refused("", "expected a JSON object");
        refused("7", "expected an object, found 7");
        refused("{\"base\":", "not a JSON document: ");
        refused(LEAST + "x", "not a JSON document: ");
        refused(LEAST.replace("\"base\"", "\"base\":\"a\",\"base\""), "not a JSON document: Duplicate field 'base'");
        refused(with("task", "[".repeat(17) + "]".repeat(17)), "not a JSON document: ");
        refused("[".repeat(100_000), "at most 65536 characters");
        refused("{\"" + "x".repeat(1_000) + "\\u0007\":1}", "unknown field");
    }

    @Test
    void aStrangersWordsAreShortenedAndTamed() {
        assertThatThrownBy(() -> RecipeJson.read(with("task", "{\"kind\":\"\\u001b[31m" + "x".repeat(5_000) + "\"}")))
                .isInstanceOf(FieldException.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300).doesNotContain("\u001b"));
    }

    @Test
    void anErrorNamesItsFieldApart() {
        assertThatThrownBy(() -> RecipeJson.read(with("pruning", "{\"sparsity\":\"much\"}")))
                .isInstanceOfSatisfying(FieldException.class, e -> {
                    assertThat(e.field()).isEqualTo("pruning.sparsity");
                    assertThat(e.problem()).isEqualTo("expected a number in [0, 1), found \"much\"");
                });
    }

    @Test
    void widthCannotGrowWithoutEnd() {
        refused(
                LEAST.replace("houlsby\"", "houlsby\",\"bottleneck\":4096")
                        .replace("}}", "},\"pruning\":{\"largeSparse\":4}}"),
                "pruning.largeSparse: expected a widened adapter of at most 8192, found 4096 x 4");
        refused(
                LEAST.replace("houlsby", "none").replace("}}", "},\"pruning\":{\"largeSparse\":4}}"),
                "pruning.largeSparse: an adapter of kind none has no width to multiply");
    }

    private static AdapterConfig adapter(String json) {
        return RecipeJson.read(LEAST.replace("{\"kind\":\"houlsby\"}", json)).adapter();
    }

    private static String with(String field, String json) {
        return LEAST.substring(0, LEAST.length() - 1) + ",\"" + field + "\":" + json.replace('\'', '"') + "}";
    }

    private static void refused(String json, String said) {
        assertThatThrownBy(() -> RecipeJson.read(json))
                .isInstanceOf(FieldException.class)
                .hasMessageContaining(said);
    }
}
