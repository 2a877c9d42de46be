// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact.adapterhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparseadapter.core.adapter.Activation;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.adapter.AdapterInitialiser;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.adapter.Houlsby;
import org.sparseadapter.core.adapter.LayerSelection;
import org.sparseadapter.core.adapter.Lora;
import org.sparseadapter.core.adapter.Pfeiffer;
import org.sparseadapter.core.artifact.Exchanged;
import org.sparseadapter.core.artifact.ImportOptions;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.Golden;
import org.sparseadapter.core.plm.ModelFamily;
import org.sparseadapter.core.safetensors.Safetensors;
import org.sparseadapter.core.safetensors.SafetensorsException;
import org.sparseadapter.core.safetensors.SafetensorsWriter;
import org.sparseadapter.core.task.HeadActivation;
import org.sparseadapter.core.task.Pooling;
import org.sparseadapter.core.task.TaskKind;

/** The layout is that of the adapters library's documentation and code; its own files are not to be had here. */
class AdapterHubExchangeTest {

    private static final Pfeiffer PFEIFFER = new Pfeiffer(16, Activation.RELU, LayerSelection.all());
    private static final ImportOptions OPTIONS = new ImportOptions(List.of(), 32);

    static Stream<Arguments> bottlenecks() {
        return HubFamilyTest.exchanged().flatMap(AdapterHubExchangeTest::bottlenecksOn);
    }

    private static Stream<Arguments> bottlenecksOn(ModelFamily family) {
        String model = Golden.nameOf(family);
        HubFamily theirs = HubFamily.of(family).orElseThrow();
        Pooling usual = theirs.pooler() ? Pooling.POOLER : theirs.plain();
        LayerSelection ends = LayerSelection.of(List.of(0, Exchanged.base(model).layers() - 1));
        return Stream.of(
                Arguments.of(model, PFEIFFER, usual, 1),
                Arguments.of(model, new Pfeiffer(7, Activation.GELU, LayerSelection.of(List.of(1))), theirs.plain(), 2),
                Arguments.of(model, new Houlsby(13, Activation.SILU, LayerSelection.all()), theirs.plain(), 1),
                Arguments.of(model, new Houlsby(64, Activation.TANH, ends), usual, 2));
    }

    @ParameterizedTest
    @MethodSource("bottlenecks")
    void whatGoesOutComesBackWithItsZeros(
            String model, AdapterConfig config, Pooling pooling, int headLayers, @TempDir Path folder)
            throws IOException {
        BaseModelInfo base = Exchanged.base(model);
        AdapterState state = Exchanged.sparse(config, pooling, headLayers, base);
        AdapterHubExport.write(state, "mood", base, folder, true);
        AdapterState back = AdapterHubImport.read(folder, base, OPTIONS).state();
        assertThat(back.config()).isEqualTo(config);
        assertThat(back.head()).isEqualTo(state.head());
        assertThat(Exchanged.values(back)).isEqualTo(Exchanged.values(state));
        state.prunable()
                .keySet()
                .forEach(name ->
                        assertThat(back.parameters().get(name).dense()).as(name).contains(0f));
    }

    @Test
    void aHeadThatGivesSeveralLabelsIsCalledSoThere(@TempDir Path folder) throws IOException {
        BaseModelInfo base = Exchanged.base("bert-tiny");
        HeadConfig head = new HeadConfig(TaskKind.MULTI_LABEL, Pooling.POOLER, List.of("a", "b"), 0.1, 32);
        AdapterState state = AdapterInitialiser.initial(PFEIFFER, head, base, 3);
        AdapterHubExport.write(state, "mood", base, folder, true);
        assertThat(Files.readString(folder.resolve("head_config.json"))).contains("multilabel_classification");
        AdapterState back = AdapterHubImport.read(folder, base, OPTIONS).state();
        assertThat(back.head()).isEqualTo(head);
        assertThat(Exchanged.values(back)).isEqualTo(Exchanged.values(state));
        refused(
                () -> AdapterHubImport.read(
                        folder,
                        base,
                        new ImportOptions(List.of(), Optional.of(TaskKind.CLASSIFICATION), OptionalInt.of(32))),
                "expected a head for classification, found one for multi_label");
    }

    @Test
    void theFilesAreThoseOfTheLibrary(@TempDir Path folder) throws IOException {
        BaseModelInfo base = Exchanged.base("bert-tiny");
        Houlsby houlsby = new Houlsby(16, Activation.SILU, LayerSelection.of(List.of(0)));
        AdapterHubExport.write(Exchanged.sparse(houlsby, Pooling.CLS, base), "sst-2", base, folder, true);
        assertThat(Safetensors.open(folder.resolve("adapter.safetensors")).tensors())
                .containsOnlyKeys(
                        "bert.encoder.layer.0.attention.output.adapters.sst-2.adapter_down.0.weight",
                        "bert.encoder.layer.0.attention.output.adapters.sst-2.adapter_down.0.bias",
                        "bert.encoder.layer.0.attention.output.adapters.sst-2.adapter_up.weight",
                        "bert.encoder.layer.0.attention.output.adapters.sst-2.adapter_up.bias",
                        "bert.encoder.layer.0.output.adapters.sst-2.adapter_down.0.weight",
                        "bert.encoder.layer.0.output.adapters.sst-2.adapter_down.0.bias",
                        "bert.encoder.layer.0.output.adapters.sst-2.adapter_up.weight",
                        "bert.encoder.layer.0.output.adapters.sst-2.adapter_up.bias");
        assertThat(Safetensors.open(folder.resolve("model_head.safetensors")).tensors())
                .containsOnlyKeys("heads.sst-2.1.weight", "heads.sst-2.1.bias");
        JsonNode adapter = json(folder, "adapter_config.json");
        assertThat(adapter.get("model_type").textValue()).isEqualTo("bert");
        assertThat(adapter.at("/config/mh_adapter").booleanValue()).isTrue();
        assertThat(adapter.at("/config/original_ln_before").booleanValue()).isFalse();
        assertThat(adapter.at("/config/non_linearity").textValue()).isEqualTo("swish");
        assertThat(adapter.at("/config/reduction_factor").intValue()).isEqualTo(3);
        assertThat(adapter.at("/config/leave_out")).hasToString("[1,2]");
        JsonNode head = json(folder, "head_config.json");
        assertThat(head.at("/config/label2id")).hasToString("{\"bad\":0,\"good\":1}");
        assertThat(head.at("/config/layers").intValue()).isEqualTo(1);
        assertThat(head.at("/config/use_pooler").booleanValue()).isFalse();
    }

    @Test
    void distilBertHoldsItsBottlenecksInItsBlocks(@TempDir Path folder) throws IOException {
        BaseModelInfo base = Exchanged.base("distilbert-tiny");
        Houlsby houlsby = new Houlsby(16, Activation.RELU, LayerSelection.of(List.of(2)));
        AdapterHubExport.write(Exchanged.sparse(houlsby, Pooling.CLS, base), "mood", base, folder, true);
        assertThat(Safetensors.open(folder.resolve("adapter.safetensors")).tensors())
                .containsKeys(
                        "distilbert.transformer.layer.2.attention_adapters.adapters.mood.adapter_down.0.weight",
                        "distilbert.transformer.layer.2.output_adapters.adapters.mood.adapter_up.bias")
                .hasSize(8);
        assertThat(json(folder, "adapter_config.json").get("model_class").textValue())
                .isEqualTo("DistilBertAdapterModel");
        Exchanged.edit(folder.resolve("head_config.json"), "\"use_pooler\" : false", "\"use_pooler\" : true");
        refused(() -> AdapterHubImport.read(folder, base, OPTIONS), "config.use_pooler: expected false on distilbert");
        AdapterState pooled = Exchanged.sparse(houlsby, Pooling.POOLER, base);
        refused(() -> AdapterHubExport.write(pooled, "mood", base, folder, true), "pooling pooler");
    }

    @Test
    void twoLayersStandBesideADropoutEachAndAnActivation(@TempDir Path folder) throws IOException {
        BaseModelInfo base = Exchanged.base("bert-tiny");
        AdapterHubExport.write(Exchanged.sparse(PFEIFFER, Pooling.CLS, 2, base), "mood", base, folder, true);
        assertThat(Safetensors.open(folder.resolve("model_head.safetensors")).tensors())
                .containsOnlyKeys(
                        "heads.mood.1.weight", "heads.mood.1.bias", "heads.mood.4.weight", "heads.mood.4.bias");
        assertThat(json(folder, "head_config.json").at("/config/layers").intValue())
                .isEqualTo(2);
        Exchanged.edit(folder.resolve("head_config.json"), "\"tanh\"", "\"relu\"");
        assertThat(AdapterHubImport.read(folder, base, OPTIONS).state().head().activation())
                .isEqualTo(HeadActivation.RELU);
        Exchanged.edit(folder.resolve("head_config.json"), "\"relu\"", "\"gelu\"");
        refused(
                () -> AdapterHubImport.read(folder, base, OPTIONS),
                "config.activation_function: expected \"tanh\" or \"relu\"");
    }

    @Test
    void aHeadsOtherTensorIsNamedWithoutControls(@TempDir Path folder) throws IOException {
        BaseModelInfo base = Exchanged.base("bert-tiny");
        AdapterHubExport.write(Exchanged.sparse(PFEIFFER, Pooling.CLS, base), "mood", base, folder, true);
        Path file = folder.resolve("model_head.safetensors");
        Safetensors theirs = Safetensors.open(file);
        SafetensorsWriter more = new SafetensorsWriter().metadata("format", "pt");
        theirs.tensors().forEach((name, info) -> more.floats(name, info.dimensions(), theirs.floats(name)));
        more.floats("heads.\u001b[2J", new long[] {1}, new float[1]);
        Files.write(file, more.toBytes());
        refused(
                () -> AdapterHubImport.read(folder, base, OPTIONS),
                "tensor \"heads.?[2J\" has no place in a head of layers 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"ln_before\" : false | \"ln_before\" : true | config.ln_before",
                "\"ln_after\" : false | \"ln_after\" : true | config.ln_after",
                "\"original_ln_before\" : true | \"original_ln_before\" : false | config.original_ln_before",
                "\"original_ln_after\" : true | \"original_ln_after\" : false | config.original_ln_after",
                "\"residual_before_ln\" : true | \"residual_before_ln\" : false | config.residual_before_ln",
                "\"residual_before_ln\" : true | \"residual_before_ln\" : \"post_add\" | config.residual_before_ln",
                "\"is_parallel\" : false | \"is_parallel\" : true | config.is_parallel",
                "\"use_gating\" : false | \"use_gating\" : true | config.use_gating",
                "\"scaling\" : 1.0 | \"scaling\" : 4.0 | config.scaling",
                "\"scaling\" : 1.0 | \"scaling\" : \"learned\" | config.scaling",
                "\"phm_layer\" : false | \"phm_layer\" : true | config.phm_layer",
                "\"inv_adapter\" : null | \"inv_adapter\" : \"nice\" | config.inv_adapter",
                "\"non_linearity\" : \"relu\" | \"non_linearity\" : \"leakyrelu\" | config.non_linearity",
                "\"reduction_factor\" : 3 | \"reduction_factor\" : {\"1\": 8, \"default\": 16} | config.reduction_factor",
                "\"reduction_factor\" : 3 | \"reduction_factor\" : 4 | expected shape [12], found [16]",
                "\"output_adapter\" : true | \"output_adapter\" : false | config.output_adapter",
                "\"scaling\" : 1.0 | \"scaling\" : 1.0, \"wings\" : 2 | config.wings",
                "\"scaling\" : 1.0 | \"scaling\" : 1.0, \"architecture\" : \"lora\" | config.architecture",
                "\"model_type\" : \"bert\" | \"model_type\" : \"roberta\" | model_type",
                "\"hidden_size\" : 48 | \"hidden_size\" : 768 | hidden_size",
                "\"name\" : \"mood\" | \"name\" : \"other\" | has no place in the adapter \"other\""
            })
    void whatHasNoCounterpartHereIsNamed(String said, String instead, String named, @TempDir Path folder)
            throws IOException {
        BaseModelInfo base = Exchanged.base("bert-tiny");
        AdapterHubExport.write(Exchanged.sparse(PFEIFFER, Pooling.CLS, base), "mood", base, folder, true);
        Exchanged.edit(folder.resolve("adapter_config.json"), said, instead);
        refused(() -> AdapterHubImport.read(folder, base, OPTIONS), named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"layers\" : 1 | \"layers\" : 3 | config.layers",
                "\"layers\" : 1 | \"layers\" : 2 | heads.mood.4",
                "\"head_type\" : \"classification\" | \"head_type\" : \"tagging\" | config.head_type",
                "\"bias\" : true | \"bias\" : false | config.bias",
                "\"bad\" : 0 | \"bad\" : 7 | config.label2id"
            })
    void headsWithoutACounterpartAreNamed(String said, String instead, String named, @TempDir Path folder)
            throws IOException {
        BaseModelInfo base = Exchanged.base("bert-tiny");
        AdapterHubExport.write(Exchanged.sparse(PFEIFFER, Pooling.CLS, base), "mood", base, folder, true);
        Exchanged.edit(folder.resolve("head_config.json"), said, instead);
        refused(() -> AdapterHubImport.read(folder, base, OPTIONS), named);
    }

    @Test
    void picklesAreNotOpened(@TempDir Path folder) throws IOException {
        BaseModelInfo base = Exchanged.base("bert-tiny");
        AdapterHubExport.write(Exchanged.sparse(PFEIFFER, Pooling.CLS, base), "mood", base, folder, true);
        Files.move(folder.resolve("model_head.safetensors"), folder.resolve("pytorch_model_head.bin"));
        refused(() -> AdapterHubImport.read(folder, base, OPTIONS), "pytorch_model_head.bin is a pickle");
        Files.move(folder.resolve("adapter.safetensors"), folder.resolve("pytorch_adapter.bin"));
        refused(() -> AdapterHubImport.read(folder, base, OPTIONS), "pytorch_adapter.bin is a pickle");
        Files.delete(folder.resolve("pytorch_adapter.bin"));
        refused(() -> AdapterHubImport.read(folder, base, OPTIONS), "adapter.safetensors is missing");
    }

    @Test
    void whatHasNoCounterpartThereIsNamed(@TempDir Path folder) throws IOException {
        BaseModelInfo base = Exchanged.base("bert-tiny");
        Lora lora = new Lora(2, 4, Lora.DEFAULT_TARGETS, LayerSelection.all());
        refused(
                () -> AdapterHubExport.write(Exchanged.sparse(lora, Pooling.CLS, base), "a", base, folder, true),
                "kind lora");
        AdapterState mean = Exchanged.sparse(PFEIFFER, Pooling.MEAN, base);
        refused(() -> AdapterHubExport.write(mean, "a", base, folder, true), "pooling mean");
        refused(() -> AdapterHubExport.write(mean, "a.b", base, folder, false), "\"a.b\"");
        assertThat(folder).isEmptyDirectory();
        AdapterHubExport.write(mean, "a", base, folder, false);
        refused(() -> AdapterHubImport.read(folder, base, OPTIONS), "head_config.json is missing");
    }

    private static JsonNode json(Path folder, String file) throws IOException {
        return new ObjectMapper().readTree(folder.resolve(file).toFile());
    }

    private static void refused(ThrowingCallable call, String said) {
        assertThatThrownBy(call).isInstanceOf(SafetensorsException.class).hasMessageContaining(said);
    }
}
