// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.dataset.Example;
import org.sparseadapter.core.dataset.MultiLabelExample;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.prune.PruningMethod;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.task.TaskKind;

/** The matrix of {@link EveryCellTest} once more, for labels of which a text may have several or none. */
@Tag("slow")
class MultiLabelCellsTest {

    private static final List<String> LABELS = List.of("a", "b", "c");
    private static final List<Example> ROWS = rows();
    private static final TaskData TRAIN = new TaskData(ROWS, List.of(), List.of(), LABELS);
    private static final TaskData DEV = new TaskData(List.of(), ROWS, List.of(), LABELS);
    private static final Map<TinyModel, BaseModel> MODELS = new EnumMap<>(TinyModel.class);

    @BeforeAll
    static void load(@TempDir Path folder) throws IOException {
        for (TinyModel model : TinyModel.values()) {
            MODELS.put(model, model.load(Files.createDirectory(folder.resolve(model.name()))));
        }
    }

    @AfterAll
    static void close() {
        MODELS.values().forEach(BaseModel::close);
    }

    static Stream<Arguments> cells() {
        return Stream.of(TinyModel.values())
                .flatMap(model -> TrainingSamples.everyKind().flatMap(adapter -> Stream.of(PruningMethod.values())
                        .map(method -> Arguments.of(model, adapter.kind(), adapter, method))));
    }

    @ParameterizedTest(name = "{1} pruned by {3} on {0}")
    @MethodSource("cells")
    void learnsSetsOfLabels(TinyModel model, String kind, AdapterConfig adapter, PruningMethod method) {
        BaseModel base = MODELS.get(model);
        Recipe recipe = TrainingSamples.recipe(
                TaskKind.MULTI_LABEL, adapter, method, 0.8, TrainingSamples.train(240, 1e-2, 512));
        AdapterState masked = MaskComputation.compute(
                        base, recipe, TrainingSamples.parts(adapter, base), TRAIN, ProgressListener.none())
                .state();
        AdapterState trained = new AdapterTraining(base, recipe, masked, TRAIN)
                .run(new EveryCellTest.UntilLearnt(), Optional.empty())
                .state();
        assertThat(loss(base, trained)).isLessThan(loss(base, masked) / 2);
    }

    private static double loss(BaseModel base, AdapterState state) {
        return AdapterEvaluation.evaluate(base, state, DEV, ProgressListener.none())
                .dev()
                .metrics()
                .get("loss");
    }

    /** Every set of the labels twice, each with words of its own. */
    private static List<Example> rows() {
        Random random = new Random(17);
        List<Example> rows = new ArrayList<>();
        for (int row = 0; row < 16; row++) {
            int set = row;
            List<String> labels = LABELS.stream()
                    .filter(label -> (set >> LABELS.indexOf(label) & 1) == 1)
                    .toList();
            rows.add(new MultiLabelExample(TrainingSamples.words(random), Optional.empty(), labels));
        }
        return rows;
    }
}
