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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparseadapter.core.adapter.AdapterModule;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.Ia3;
import org.sparseadapter.core.adapter.Ia3Target;
import org.sparseadapter.core.adapter.LayerSelection;
import org.sparseadapter.core.artifact.ArtifactException;
import org.sparseadapter.core.artifact.ArtifactReader;
import org.sparseadapter.core.artifact.ArtifactWriter;
import org.sparseadapter.core.artifact.Exchanged;
import org.sparseadapter.core.artifact.ImportOptions;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.Golden;
import org.sparseadapter.core.safetensors.Precision;
import org.sparseadapter.core.safetensors.Safetensors;
import org.sparseadapter.core.safetensors.SafetensorsWriter;
import org.sparseadapter.core.task.Pooling;

/**
 * (IA)3 from PEFT and to it. The goldens were made with PEFT 0.21 and transformers 5.18 over the golden models: over BERT with
 * PEFT's own targets, over RoBERTa in two of three layers, over the others with the paper's targets; factors and heads are random.
 */
class PeftIa3ExchangeTest {

    private static final ImportOptions OPTIONS = new ImportOptions(List.of(), 32);
    private static final String TENSORS = "adapter_model.safetensors";

    private static final Ia3 USUAL = new Ia3(Ia3.DEFAULT_TARGETS, LayerSelection.all());

    /** Those of the goldens that have other settings than the paper's. */
    private static final Map<String, Ia3> OTHERS = Map.of(
            "bert-tiny",
            new Ia3(Set.of(Ia3Target.KEY, Ia3Target.VALUE, Ia3Target.ATTENTION, Ia3Target.FFN), LayerSelection.all()),
            "roberta-tiny",
            new Ia3(Ia3.DEFAULT_TARGETS, LayerSelection.of(List.of(0, 2))));

    static Stream<Arguments> goldens() {
        return tinyModels().map(name -> Arguments.of(name, OTHERS.getOrDefault(name, USUAL)));
    }

    static Stream<String> tinyModels() {
        return PeftFamilyTest.exchanged().map(Golden::nameOf);
    }

    /** Through our own file and back into the engine. */
    @ParameterizedTest
    @MethodSource("goldens")
    void whatPeftTrainedGivesPeftsLogitsHere(String name, Ia3 config) {
        Golden golden = golden(name);
        try (BaseModel model = Golden.named(name).load(DataType.FLOAT32);
                NDManager scope = model.manager().newSubManager()) {
            AdapterState state = ArtifactReader.read(ArtifactWriter.write(
                            PeftImport.read(golden.folder(), model.info(), OPTIONS), Precision.F32))
                    .state();
            assertThat(state.config()).isEqualTo(config);
            try (AdapterModule module = new AdapterModule(state, scope)) {
                NDArray hidden = model.encoder().encode(golden.inputs(), module.sites(), scope, false);
                NDArray pooled = model.encoder()
                        .pool(hidden, golden.inputs(), state.head().pooling());
                assertThat(module.head(pooled).toFloatArray())
                        .containsExactly(golden.expected().floats("logits"), Offset.offset(1e-4f));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tinyModels")
    void whatPeftWroteIsWrittenBackForTheSameModules(String name, @TempDir Path folder) throws IOException {
        Golden golden = golden(name);
        BaseModelInfo base = Exchanged.base(name);
        PeftExport.write(PeftImport.read(golden.folder(), base, OPTIONS).state(), base, folder, true);
        Safetensors theirs = golden.open(TENSORS);
        Safetensors ours = Safetensors.open(folder.resolve(TENSORS));
        assertThat(ours.tensors().keySet()).isEqualTo(theirs.tensors().keySet());
        ours.tensors().keySet().forEach(tensor -> {
            assertThat(ours.tensor(tensor).dimensions())
                    .isEqualTo(theirs.tensor(tensor).dimensions());
            assertThat(ours.floats(tensor)).containsExactly(theirs.floats(tensor), Offset.offset(1e-6f));
        });
        for (String modules : List.of("target_modules", "feedforward_modules")) {
            assertThat(meant(json(folder).get(modules), theirs))
                    .as(modules)
                    .isEqualTo(meant(json(golden.folder()).get(modules), theirs))
                    .isNotEmpty();
        }
        for (String field : List.of("peft_type", "task_type", "base_model_name_or_path", "init_ia3_weights")) {
            assertThat(json(folder).get(field))
                    .as(field)
                    .isEqualTo(json(golden.folder()).get(field));
        }
    }

    /** PEFT compares names of modules with whole names and with their ends. */
    private static SortedSet<String> meant(JsonNode names, Safetensors file) {
        SortedSet<String> modules = new TreeSet<>();
        file.tensors().keySet().stream()
                .filter(tensor -> tensor.endsWith(".ia3_l"))
                .forEach(tensor -> {
                    String module = tensor.substring("base_model.model.".length(), tensor.length() - ".ia3_l".length());
                    names.forEach(name -> {
                        if (module.equals(name.textValue()) || module.endsWith("." + name.textValue())) {
                            modules.add(module);
                        }
                    });
                });
        return modules;
    }

    @ParameterizedTest
    @CsvSource({"bert-tiny, POOLER, 1", "roberta-tiny, CLS, 2", "bart-tiny, LAST, 2"})
    void whatAMaskRemovedIsAFactorOfOne(String name, Pooling pooling, int headLayers, @TempDir Path folder)
            throws IOException {
        BaseModelInfo base = Exchanged.base(name);
        Ia3 config = new Ia3(Set.of(Ia3Target.values()), LayerSelection.of(List.of(0, 2)));
        AdapterState state = Exchanged.sparse(config, pooling, headLayers, base);
        PeftExport.write(state, base, folder, true);
        Safetensors written = Safetensors.open(folder.resolve(TENSORS));
        written.tensors().keySet().stream()
                .filter(tensor -> tensor.endsWith(".ia3_l"))
                .forEach(tensor -> assertThat(written.floats(tensor)).as(tensor).contains(1f));
        AdapterState back = PeftImport.read(folder, base, new ImportOptions(List.of("bad", "good"), 32))
                .state();
        assertThat(back.config()).isEqualTo(config);
        assertThat(back.head()).isEqualTo(state.head());
        assertThat(back.parameters().keySet()).isEqualTo(state.parameters().keySet());
        back.parameters().forEach((parameter, values) -> assertThat(values.dense())
                .as(parameter)
                .containsExactly(state.parameters().get(parameter).dense(), Offset.offset(1e-6f)));
    }

    @Test
    void namesAreShortWhereTheirEndsMeanNoOtherModule(@TempDir Path folder) throws IOException {
        BaseModelInfo base = Exchanged.base("bart-tiny");
        Ia3 config = new Ia3(Ia3.DEFAULT_TARGETS, LayerSelection.all());
        PeftExport.write(Exchanged.sparse(config, Pooling.LAST, 2, base), base, folder, true);
        assertThat(json(folder).get("target_modules")).hasToString("[\"fc2\",\"k_proj\",\"v_proj\"]");
        assertThat(json(folder).get("feedforward_modules")).hasToString("[\"fc2\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "output.dense | 96 | 1 | ffn_output.ia3_l: scaling the output of this projection has no counterpart here",
                "attention.self.query | 1 | 48 | query.ia3_l: scaling the input of this projection has no counterpart here",
                "attention.self.query | 4 | 12 | query.ia3_l: expected shape [n, 1] or [1, n], found [4, 12]",
                "attention.self.query | 47 | 1 | query.ia3.weight: expected shape [48, 1], found [47, 1]",
                "intermediate.dense | 96 | 1 | intermediate.dense\" is none of those that can be adapted"
            })
    void whatHasNoCounterpartHereIsNamed(String module, long rows, long columns, String said, @TempDir Path folder)
            throws IOException {
        Golden golden = golden("bert-tiny");
        Files.copy(golden.folder().resolve("adapter_config.json"), folder.resolve("adapter_config.json"));
        SafetensorsWriter writer = new SafetensorsWriter().metadata("format", "pt");
        for (int layer = 0; layer < 3; layer++) {
            writer.floats(
                    "base_model.model.bert.encoder.layer." + layer + "." + module + ".ia3_l",
                    new long[] {rows, columns},
                    new float[(int) (rows * columns)]);
        }
        Files.write(folder.resolve(TENSORS), writer.toBytes());
        assertThatThrownBy(() -> PeftImport.read(folder, Exchanged.base("bert-tiny"), OPTIONS))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining(said);
    }

    private static Golden golden(String model) {
        return Golden.named("peft-ia3-on-" + model);
    }

    private static JsonNode json(Path folder) throws IOException {
        return new ObjectMapper().readTree(folder.resolve("adapter_config.json").toFile());
    }
}
