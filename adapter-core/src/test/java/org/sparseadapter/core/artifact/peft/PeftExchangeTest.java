// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact.peft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparseadapter.core.adapter.Activation;
import org.sparseadapter.core.adapter.AdapterInitialiser;
import org.sparseadapter.core.adapter.AdapterModule;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.adapter.Houlsby;
import org.sparseadapter.core.adapter.LayerSelection;
import org.sparseadapter.core.adapter.Lora;
import org.sparseadapter.core.adapter.LoraTarget;
import org.sparseadapter.core.artifact.Artifact;
import org.sparseadapter.core.artifact.ArtifactKind;
import org.sparseadapter.core.artifact.ArtifactReader;
import org.sparseadapter.core.artifact.ArtifactWriter;
import org.sparseadapter.core.artifact.Exchanged;
import org.sparseadapter.core.artifact.ImportOptions;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.Golden;
import org.sparseadapter.core.plm.PackedTokens;
import org.sparseadapter.core.safetensors.Precision;
import org.sparseadapter.core.safetensors.Safetensors;
import org.sparseadapter.core.safetensors.SafetensorsException;
import org.sparseadapter.core.safetensors.SafetensorsWriter;
import org.sparseadapter.core.task.GenerationSettings;
import org.sparseadapter.core.task.HeadActivation;
import org.sparseadapter.core.task.HeadLayers;
import org.sparseadapter.core.task.PooledSettings;
import org.sparseadapter.core.task.Pooling;
import org.sparseadapter.core.task.TaskKind;

class PeftExchangeTest {

    /** Made with PEFT 0.21 and transformers 5.17 over the golden models; head and matrices are random. */
    private static final Golden GOLDEN = Golden.named("peft-lora-on-bert-tiny");

    private static final ImportOptions OPTIONS = new ImportOptions(List.of(), 32);
    private static final Lora QUERY_VALUE = new Lora(4, 16, Lora.DEFAULT_TARGETS, LayerSelection.all());

    /** Of every family that has a counterpart there; each needs a golden {@code peft-lora-on-MODEL}. */
    static Stream<String> tinyModels() {
        return PeftFamilyTest.exchanged().map(Golden::nameOf);
    }

    /** Through our own file and back into the engine. */
    @ParameterizedTest
    @MethodSource("tinyModels")
    void whatPeftTrainedGivesPeftsLogitsHere(String name) {
        Golden golden = Golden.named("peft-lora-on-" + name);
        try (BaseModel model = Golden.named(name).load(DataType.FLOAT32);
                NDManager scope = model.manager().newSubManager()) {
            Artifact imported = PeftImport.read(golden.folder(), model.info(), OPTIONS);
            assertThat(imported.kind()).isEqualTo(ArtifactKind.ADAPTER);
            assertThat(imported.state().head().labels()).containsExactly("LABEL_0", "LABEL_1", "LABEL_2");
            AdapterState state = ArtifactReader.read(ArtifactWriter.write(imported, Precision.F32))
                    .state();
            PackedTokens batch = golden.inputs();
            try (AdapterModule module = new AdapterModule(state, scope)) {
                NDArray hidden = model.encoder().encode(batch, module.sites(), scope, false);
                float[] logits = module.head(
                                model.encoder().pool(hidden, batch, state.head().pooling()))
                        .toFloatArray();
                assertThat(logits).containsExactly(golden.expected().floats("logits"), Offset.offset(1e-4f));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tinyModels")
    void whatPeftWroteIsWrittenBackUnderTheSameNames(String name, @TempDir Path folder) throws IOException {
        Golden golden = Golden.named("peft-lora-on-" + name);
        BaseModelInfo base = Exchanged.base(name);
        PeftExport.write(PeftImport.read(golden.folder(), base, OPTIONS).state(), base, folder, true);
        Safetensors theirs = golden.open("adapter_model.safetensors");
        Safetensors ours = Safetensors.open(folder.resolve("adapter_model.safetensors"));
        assertThat(ours.tensors().keySet()).isEqualTo(theirs.tensors().keySet());
        ours.tensors().keySet().forEach(tensor -> {
            assertThat(ours.tensor(tensor).dimensions())
                    .isEqualTo(theirs.tensor(tensor).dimensions());
            assertThat(ours.floats(tensor)).isEqualTo(theirs.floats(tensor));
        });
        JsonNode expected = json(golden.folder());
        // Theirs are sets, in no order.
        json(folder).properties().forEach(field -> assertThat(elements(field.getValue()))
                .as(field.getKey())
                .containsExactlyInAnyOrderElementsOf(elements(expected.get(field.getKey()))));
    }

    static Stream<Arguments> loras() {
        Set<LoraTarget> every = Set.of(LoraTarget.values());
        return Stream.of(
                Arguments.of("bert-tiny", QUERY_VALUE, Pooling.POOLER, 1, true),
                Arguments.of(
                        "bert-tiny",
                        new Lora(3, 2.5, every, LayerSelection.of(List.of(0, 2))),
                        Pooling.POOLER,
                        1,
                        true),
                Arguments.of("bert-tiny", QUERY_VALUE, Pooling.MEAN, 1, false),
                Arguments.of("roberta-tiny", new Lora(3, 6, every, LayerSelection.all()), Pooling.CLS, 1, false),
                Arguments.of("roberta-tiny", new Lora(3, 6, every, LayerSelection.all()), Pooling.CLS, 2, true),
                Arguments.of("bart-tiny", new Lora(2, 8, every, LayerSelection.all()), Pooling.LAST, 1, false),
                Arguments.of(
                        "bart-tiny", new Lora(2, 8, every, LayerSelection.of(List.of(1, 3))), Pooling.LAST, 2, true),
                Arguments.of("distilbert-tiny", new Lora(3, 6, every, LayerSelection.all()), Pooling.CLS, 1, false));
    }

    @ParameterizedTest
    @MethodSource("loras")
    void whatGoesOutComesBackWithItsZeros(
            String model, Lora lora, Pooling pooling, int headLayers, boolean withHead, @TempDir Path folder)
            throws IOException {
        BaseModelInfo base = Exchanged.base(model);
        AdapterState state = Exchanged.sparse(lora, pooling, headLayers, base);
        PeftExport.write(state, base, folder, withHead);
        PeftAdapter back = PeftAdapter.read(folder, base);
        assertThat(back.config()).isEqualTo(lora);
        assertThat(back.head().isPresent()).isEqualTo(withHead);
        state.prunable().forEach((name, matrix) -> assertThat(
                        back.parameters().get(name).dense())
                .as(name)
                .isEqualTo(matrix.dense())
                .contains(0f));
        if (withHead) {
            AdapterState imported = PeftImport.read(folder, base, new ImportOptions(List.of("bad", "good"), 32))
                    .state();
            assertThat(imported.head()).isEqualTo(state.head());
            assertThat(Exchanged.values(imported)).isEqualTo(Exchanged.values(state));
        }
    }

    @Test
    void whatHeadsOfClassifiersDoIsSaidByTheImporter(@TempDir Path folder) throws IOException {
        BaseModelInfo base = Exchanged.base("bert-tiny");
        HeadConfig head = new HeadConfig(TaskKind.MULTI_LABEL, Pooling.POOLER, List.of("a", "b", "c"), 0.1, 32);
        AdapterState state = AdapterInitialiser.initial(QUERY_VALUE, head, base, 3);
        PeftExport.write(state, base, folder, true);
        assertThat(json(folder).get("task_type").textValue()).isEqualTo("SEQ_CLS");
        AdapterState back =
                PeftImport.read(folder, base, options(TaskKind.MULTI_LABEL)).state();
        assertThat(back.head()).isEqualTo(head);
        assertThat(Exchanged.values(back)).isEqualTo(Exchanged.values(state));
        assertThat(PeftImport.read(folder, base, options(TaskKind.CLASSIFICATION))
                        .state()
                        .head()
                        .kind())
                .isEqualTo(TaskKind.CLASSIFICATION);
        refused(
                () -> PeftImport.read(folder, base, options(TaskKind.REGRESSION)),
                "a head of 3 outputs cannot do regression");
        refused(
                () -> PeftImport.read(folder, base, options(TaskKind.QUESTION_ANSWERING)),
                "a head over a whole text cannot do question_answering");
    }

    private static ImportOptions options(TaskKind task) {
        return new ImportOptions(List.of("a", "b", "c"), Optional.of(task), OptionalInt.of(32));
    }

    static Stream<Arguments> tasksThatDoNotPool() {
        return Stream.of(
                Arguments.of("bert-tiny", TaskKind.QUESTION_ANSWERING, "QUESTION_ANS"),
                Arguments.of("roberta-tiny", TaskKind.QUESTION_ANSWERING, "QUESTION_ANS"),
                Arguments.of("bart-tiny", TaskKind.QUESTION_ANSWERING, "QUESTION_ANS"),
                Arguments.of("distilbert-tiny", TaskKind.QUESTION_ANSWERING, "QUESTION_ANS"),
                Arguments.of("bart-tiny", TaskKind.SEQUENCE_TO_SEQUENCE, "SEQ_2_SEQ_LM"));
    }

    @ParameterizedTest
    @MethodSource("tasksThatDoNotPool")
    void answersAndTextsGoOutAndComeBackToo(String model, TaskKind kind, String type, @TempDir Path folder)
            throws IOException {
        BaseModelInfo base = Exchanged.base(model);
        HeadConfig head = new HeadConfig(
                kind,
                base.defaultPooling(),
                List.of(),
                0.1,
                32,
                kind == TaskKind.SEQUENCE_TO_SEQUENCE
                        ? new GenerationSettings(1, base.mostWritten(), 0, 0, 1)
                        : kind.form().defaults());
        AdapterState state = AdapterInitialiser.initial(QUERY_VALUE, head, base, 3);
        PeftExport.write(state, base, folder, true);
        assertThat(json(folder).get("task_type").textValue()).isEqualTo(type);
        AdapterState back = PeftImport.read(folder, base, OPTIONS).state();
        assertThat(back.head()).isEqualTo(state.head());
        assertThat(Exchanged.values(back)).isEqualTo(Exchanged.values(state));
    }

    @Test
    void aHeadWithAReluBetweenItsLayersGoesOutAndComesBack(@TempDir Path folder) throws IOException {
        BaseModelInfo base = Exchanged.base("distilbert-tiny");
        PooledSettings relu = new PooledSettings(new HeadLayers(2, HeadActivation.RELU));
        AdapterState state = Exchanged.sparse(QUERY_VALUE, Pooling.CLS, relu, base);
        PeftExport.write(state, base, folder, true);
        assertThat(json(folder).get("modules_to_save")).hasToString("[\"pre_classifier\",\"classifier\",\"score\"]");
        AdapterState back = PeftImport.read(folder, base, new ImportOptions(List.of("bad", "good"), 32))
                .state();
        assertThat(back.head()).isEqualTo(state.head());
        assertThat(Exchanged.values(back)).isEqualTo(Exchanged.values(state));
        refused(
                () -> PeftExport.write(Exchanged.sparse(QUERY_VALUE, Pooling.CLS, 2, base), base, folder, true),
                "task.headActivation tanh has no counterpart");
        BaseModelInfo roberta = Exchanged.base("roberta-tiny");
        refused(
                () -> PeftExport.write(
                        Exchanged.sparse(QUERY_VALUE, Pooling.CLS, relu, roberta), roberta, folder, true),
                "task.headActivation relu has no counterpart");
    }

    /** PEFT saves no module but those it is told of; the other layer was random in the model that it trained on. */
    @Test
    void aHeadWithoutItsFirstLayerIsRefusedByIt(@TempDir Path folder) throws IOException {
        Golden golden = Golden.named("peft-lora-on-distilbert-tiny");
        Files.copy(golden.folder().resolve("adapter_config.json"), folder.resolve("adapter_config.json"));
        Safetensors theirs = golden.open("adapter_model.safetensors");
        SafetensorsWriter less = new SafetensorsWriter().metadata("format", "pt");
        theirs.tensors().forEach((name, info) -> {
            if (!name.contains("pre_classifier")) {
                less.floats(name, info.dimensions(), theirs.floats(name));
            }
        });
        Files.write(folder.resolve("adapter_model.safetensors"), less.toBytes());
        refused(
                () -> PeftImport.read(folder, Exchanged.base("distilbert-tiny"), OPTIONS),
                "whose first, pre_classifier, is not in the file");
    }

    /** PEFT compares them with the ends of modules' names: BERT's output.dense would be two modules. */
    @Test
    void targetsAreNamedSoThatNoOtherModuleIsMeant(@TempDir Path folder) throws IOException {
        BaseModelInfo base = Exchanged.base("bert-tiny");
        Lora wide = new Lora(2, 4, Set.of(LoraTarget.FFN_OUTPUT), LayerSelection.of(List.of(1)));
        PeftExport.write(Exchanged.sparse(wide, Pooling.POOLER, base), base, folder, true);
        assertThat(json(folder).get("target_modules")).hasToString("[\"encoder.layer.1.output.dense\"]");
    }

    @Test
    void whatHasNoCounterpartThereIsNamed(@TempDir Path folder) {
        BaseModelInfo bert = Exchanged.base("bert-tiny");
        BaseModelInfo roberta = Exchanged.base("roberta-tiny");
        Houlsby houlsby = new Houlsby(2, Activation.RELU, LayerSelection.all());
        refused(
                () -> PeftExport.write(Exchanged.sparse(houlsby, Pooling.POOLER, bert), bert, folder, true),
                "kind houlsby");
        refused(
                () -> PeftExport.write(Exchanged.sparse(QUERY_VALUE, Pooling.MEAN, bert), bert, folder, true),
                "pooling mean has no counterpart");
        refused(
                () -> PeftExport.write(Exchanged.sparse(QUERY_VALUE, Pooling.POOLER, roberta), roberta, folder, true),
                "task.headLayers 1 has no counterpart among the transformers library's classifiers, whose head over roberta");
        refused(
                () -> PeftExport.write(Exchanged.sparse(QUERY_VALUE, Pooling.POOLER, 2, bert), bert, folder, true),
                "task.headLayers 2 has no counterpart");
        refused(
                () -> PeftExport.write(Exchanged.sparse(QUERY_VALUE, Pooling.POOLER, bert), roberta, folder, true),
                "made for the base model");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"use_dora\": false | \"use_dora\": true | use_dora",
                "\"bias\": \"none\" | \"bias\": \"all\" | bias",
                "\"rank_pattern\": {} | \"rank_pattern\": {\"query\": 8} | rank_pattern",
                "\"alpha_pattern\": {} | \"alpha_pattern\": {\"query\": 8} | alpha_pattern",
                "\"peft_type\": \"LORA\" | \"peft_type\": \"LOHA\" | peft_type: expected \"LORA\" or \"IA3\"",
                "\"fan_in_fan_out\": false | \"fan_in_fan_out\": true | fan_in_fan_out",
                "\"lora_bias\": false | \"lora_bias\": true | lora_bias",
                "\"r\": 4 | \"r\": 5 | lora_a.weight: expected shape [5, 48]"
            })
    void whatHasNoCounterpartHereIsNamed(String said, String instead, String named, @TempDir Path folder)
            throws IOException {
        copy(folder);
        Exchanged.edit(folder.resolve("adapter_config.json"), said, instead);
        refused(() -> PeftImport.read(folder, Exchanged.base("bert-tiny"), OPTIONS), named);
    }

    @Test
    void headsOfOtherTasksAreNotTakenForClassifiers(@TempDir Path folder) throws IOException {
        copy(folder);
        Exchanged.edit(folder.resolve("adapter_config.json"), "\"SEQ_CLS\"", "\"TOKEN_CLS\"");
        refused(
                () -> PeftImport.read(folder, Exchanged.base("bert-tiny"), OPTIONS),
                "task_type: with this head expected SEQ_CLS, found \"TOKEN_CLS\"");
    }

    /** What was trained and is not here would be missing from every answer. */
    @Test
    void whatElseWasTrainedIsNamed(@TempDir Path folder) throws IOException {
        copy(folder);
        Safetensors theirs = GOLDEN.open("adapter_model.safetensors");
        SafetensorsWriter more = new SafetensorsWriter().metadata("format", "pt");
        theirs.tensors().forEach((name, info) -> more.floats(name, info.dimensions(), theirs.floats(name)));
        more.floats("base_model.model.bert.pooler.dense.bias", new long[] {48}, new float[48]);
        Files.write(folder.resolve("adapter_model.safetensors"), more.toBytes());
        refused(
                () -> PeftImport.read(folder, Exchanged.base("bert-tiny"), OPTIONS),
                "\"bert.pooler.dense.bias\" was trained too");
    }

    @Test
    void textsAreCutWhereRecipesOfTheirKindCutThem(@TempDir Path folder) throws IOException {
        BaseModelInfo base = Exchanged.base("bert-tiny");
        HeadConfig head = new HeadConfig(TaskKind.QUESTION_ANSWERING, Pooling.POOLER, List.of(), 0.1, 32);
        PeftExport.write(AdapterInitialiser.initial(QUERY_VALUE, head, base, 3), base, folder, true);
        refused(
                () -> PeftImport.read(folder, base, options(TaskKind.MULTI_LABEL)),
                "expected a head for multi_label, found one for question_answering");
        ImportOptions open = new ImportOptions(List.of(), Optional.empty(), OptionalInt.empty());
        assertThat(PeftImport.read(folder, base, open).state().head().maxTokens())
                .as("384, and no more than the model reads")
                .isEqualTo(base.maxTokens());
    }

    @Test
    void labelsMustBeAsManyAsOutputs() {
        BaseModelInfo base = Exchanged.base("bert-tiny");
        refused(
                () -> PeftImport.read(GOLDEN.folder(), base, new ImportOptions(List.of("a", "b"), 32)),
                "3 outputs, expected as many different labels");
    }

    private static void copy(Path folder) throws IOException {
        for (String file : List.of("adapter_config.json", "adapter_model.safetensors")) {
            Files.copy(GOLDEN.folder().resolve(file), folder.resolve(file));
        }
    }

    private static List<JsonNode> elements(JsonNode value) {
        List<JsonNode> elements = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(elements::add);
        } else {
            elements.add(value);
        }
        return elements;
    }

    private static JsonNode json(Path folder) throws IOException {
        return new ObjectMapper().readTree(folder.resolve("adapter_config.json").toFile());
    }

    private static void refused(ThrowingCallable call, String said) {
        assertThatThrownBy(call).isInstanceOf(SafetensorsException.class).hasMessageContaining(said);
    }
}
