// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.MatrixDensity;
import org.sparseadapter.core.adapter.SparseParameter;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.prune.PruningConfig;
import org.sparseadapter.core.prune.PruningException;
import org.sparseadapter.core.prune.PruningMethod;
import org.sparseadapter.core.prune.Scope;
import org.sparseadapter.core.prune.ScoreInit;

/** Masks of Mix-and-Match, one side of which starts at zero, and of fusions, whose values start at the identity. */
class CompositeMaskTest {

    private static final TaskData DATA = TrainingSamples.memorised(16, 2);

    private static BaseModel base;

    @BeforeAll
    static void load(@TempDir Path folder) {
        base = TinyBert.load(folder);
    }

    @AfterAll
    static void close() {
        base.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"SNIP", "GRASP"})
    void noHalfOfMixAndMatchIsStarvedAndTheZerosComeBack(PruningMethod method) {
        MaskResult result = compute(TrainingSamples.MAM, method, 0.8, ScoreInit.NORMAL);
        for (String part : List.of("prefix.", "prefix_key", "prefix_value", "ffn_output.down", "ffn_output.up")) {
            assertThat(kept(result, part)).as(part).isPositive();
        }
        result.state().prunable().forEach((name, matrix) -> {
            if (name.endsWith("ffn_output.up.weight")) {
                assertThat(matrix.dense()).as(name).containsOnly(0f);
            } else {
                assertThat(((SparseParameter) matrix).values()).as(name).doesNotContain(0f);
            }
        });
    }

    @Test
    void scoringTheZerosAsTheyAreFailsByTheMatrixsName() {
        assertThatThrownBy(() -> compute(TrainingSamples.MAM, PruningMethod.SNIP, 0.8, ScoreInit.UNCHANGED))
                .isInstanceOf(PruningException.class)
                .hasMessageContaining("ffn_output.")
                .hasMessageContaining("scoreInit");
        for (PruningMethod method : List.of(PruningMethod.SNIP, PruningMethod.GRASP)) {
            assertThatThrownBy(() -> compute(TrainingSamples.IA3, method, 0.8, ScoreInit.UNCHANGED))
                    .isInstanceOf(PruningException.class)
                    .hasMessageContaining(".ia3.weight")
                    .hasMessageContaining("scoreInit");
        }
    }

    /** Its weights are scored at random differences, and are zero again when training begins. */
    @ParameterizedTest
    @EnumSource(PruningMethod.class)
    void vectorsArePrunedAndStartAtZero(PruningMethod method) {
        MaskResult result = compute(TrainingSamples.IA3, method, 0.8, ScoreInit.NORMAL);
        assertThat(result.densities()).hasSize(3 * base.info().layers());
        assertThat(kept(result, ".ia3.weight"))
                .isEqualTo(Math.round(0.2
                        * base.info().layers()
                        * (2 * base.info().hidden() + base.info().intermediate())));
        result.state()
                .prunable()
                .forEach((name, vector) -> assertThat(vector.dense()).as(name).containsOnly(0f));
    }

    @ParameterizedTest
    @EnumSource(PruningMethod.class)
    void largeSparseKeepsTheDenseAdaptersNumberOfWeights(PruningMethod method) {
        long dense = compute(TrainingSamples.MAM, PruningMethod.RANDOM, 0, ScoreInit.NORMAL).densities().stream()
                .mapToLong(MatrixDensity::total)
                .sum();
        MaskResult wide = compute(TrainingSamples.MAM.widened(4), method, 0.75, ScoreInit.NORMAL);
        assertThat(kept(wide, "")).isEqualTo(dense);
        assertThat(wide.densities().stream().mapToLong(MatrixDensity::total).sum())
                .isBetween(3 * dense, 4 * dense);
    }

    @ParameterizedTest
    @EnumSource(names = {"MAGNITUDE", "SNIP"})
    void aFusionKeepsTheDiagonalOfItsValuesUnderWeighingPruners(PruningMethod method) {
        AdapterState state =
                compute(TrainingSamples.FUSION, method, 0.8, ScoreInit.NORMAL).state();
        int hidden = base.info().hidden();
        int[] diagonals = {0, 0};
        state.prunable().forEach((name, matrix) -> {
            if (name.endsWith("fusion_value.weight")) {
                for (int i = 0; i < hidden; i++) {
                    diagonals[0]++;
                    diagonals[1] += ((SparseParameter) matrix).mask().keeps(i * (hidden + 1)) ? 1 : 0;
                }
                assertThat(((SparseParameter) matrix).values()).as(name).containsOnly(0f, 1f);
            }
        });
        assertThat(diagonals[1]).isGreaterThan((int) (0.9 * diagonals[0]));
    }

    @Test
    void aFusionIsScoredByTheGradientsOfAllItsMatrices() {
        MaskResult result = compute(TrainingSamples.FUSION, PruningMethod.SNIP, 0.2, ScoreInit.NORMAL);
        for (String part : List.of("fusion_query", "fusion_key", "fusion_value")) {
            assertThat(kept(result, part)).as(part).isPositive();
        }
        // Off the diagonal, the values' zeros as they are leave a score on the diagonal to rank by.
        assertThat(kept(compute(TrainingSamples.FUSION, PruningMethod.SNIP, 0.8, ScoreInit.UNCHANGED), ""))
                .isEqualTo(kept(compute(TrainingSamples.FUSION, PruningMethod.SNIP, 0.8, ScoreInit.NORMAL), ""));
    }

    /** Two parts that do the same leave the attention nothing to weigh. */
    @Test
    void scoringAFusionOfTwinsFailsByTheMatrixsName() {
        AdapterState twin = TrainingSamples.parts(TrainingSamples.FUSION, base).get(0);
        assertThatThrownBy(() -> MaskComputation.compute(
                        base,
                        TrainingSamples.recipe(
                                TrainingSamples.FUSION, PruningMethod.SNIP, 0.8, TrainingSamples.train(1, 1e-3, 256)),
                        List.of(twin, twin),
                        DATA,
                        ProgressListener.none()))
                .isInstanceOf(PruningException.class)
                .hasMessageContaining("fusion_");
    }

    private static MaskResult compute(AdapterConfig adapter, PruningMethod method, double sparsity, ScoreInit init) {
        PruningConfig pruning = new PruningConfig(method, sparsity, Scope.GLOBAL, 16, 1, init);
        return MaskComputation.compute(
                base,
                TrainingSamples.recipe(adapter, pruning, TrainingSamples.train(1, 1e-3, 256), 7),
                TrainingSamples.parts(adapter, base),
                DATA,
                ProgressListener.none());
    }

    private static long kept(MaskResult result, String part) {
        return result.densities().stream()
                .filter(density -> density.matrix().contains(part))
                .mapToLong(MatrixDensity::kept)
                .sum();
    }
}
