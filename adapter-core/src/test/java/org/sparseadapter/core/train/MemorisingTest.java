// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.MatrixDensity;
import org.sparseadapter.core.adapter.SparseParameter;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.prune.Mask;
import org.sparseadapter.core.prune.PruningMethod;
import org.sparseadapter.core.recipe.Recipe;

/** Every adapter under every pruner learns 16 examples by heart at 80 % sparsity, and nothing outside its mask moves. */
class MemorisingTest {

    private static final TaskData DATA = Samples.memorised(16, 2);

    private static final TaskData TRAIN_ONLY = new TaskData(DATA.train(), List.of(), List.of(), DATA.labels());

    private static BaseModel base;

    @BeforeAll
    static void load(@TempDir Path folder) {
        base = TinyBert.load(folder);
    }

    @AfterAll
    static void close() {
        base.close();
    }

    static Stream<Arguments> everyAdapterUnderEveryPruner() {
        return Samples.everyKind()
                .flatMap(adapter -> Stream.of(PruningMethod.values()).map(method -> Arguments.of(adapter, method)));
    }

    @ParameterizedTest
    @MethodSource("everyAdapterUnderEveryPruner")
    void halvesItsLoss(AdapterConfig adapter, PruningMethod method) {
        Recipe recipe = Samples.recipe(adapter, method, 0.8, Samples.train(40, 2e-2, 256));
        List<AdapterState> parts = Samples.parts(adapter, base);
        MaskResult masked = MaskComputation.compute(base, recipe, parts, DATA, ProgressListener.none());

        long total = masked.densities().stream().mapToLong(MatrixDensity::total).sum();
        long kept = masked.densities().stream().mapToLong(MatrixDensity::kept).sum();
        assertThat(kept).isEqualTo(Math.round(0.2 * total));

        TrainingResult result = new AdapterTraining(base, recipe, masked.state(), TRAIN_ONLY)
                .run(TrainingListener.none(), Optional.empty());

        assertThat(loss(result.state())).isLessThan(loss(masked.state()) / 2);
        long moved = masked.state().prunable().entrySet().stream()
                .filter(before ->
                        !before.getValue().equals(result.state().parameters().get(before.getKey())))
                .count();
        // Not all need to: of a LoRA pair, a mask can keep A's rows of other ranks than B's columns.
        assertThat(moved).isGreaterThan(masked.densities().size() / 2);
        assertThat(masks(result.state())).isEqualTo(masks(masked.state()));
        assertThat(result.state().parts()).isEqualTo(parts);
        assertThat(loss(result.state().servingForm())).isCloseTo(loss(result.state()), Offset.offset(1e-5));
    }

    private static Map<String, Mask> masks(AdapterState state) {
        Map<String, Mask> masks = new TreeMap<>();
        state.prunable().forEach((name, parameter) -> masks.put(name, ((SparseParameter) parameter).mask()));
        return masks;
    }

    private static double loss(AdapterState state) {
        return AdapterEvaluation.evaluate(base, state, DATA, ProgressListener.none())
                .dev()
                .metrics()
                .get("loss");
    }
}
