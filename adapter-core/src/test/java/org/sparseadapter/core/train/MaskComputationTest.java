// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.HeadOnly;
import org.sparseadapter.core.adapter.LayerSelection;
import org.sparseadapter.core.adapter.Lora;
import org.sparseadapter.core.adapter.LoraTarget;
import org.sparseadapter.core.adapter.MatrixDensity;
import org.sparseadapter.core.adapter.SparseParameter;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.prune.PruningConfig;
import org.sparseadapter.core.prune.PruningException;
import org.sparseadapter.core.prune.PruningMethod;
import org.sparseadapter.core.prune.Scope;
import org.sparseadapter.core.prune.ScoreInit;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.recipe.TrainConfig;

class MaskComputationTest {

    private static final TaskData DATA = TrainingSamples.memorised(24, 3);
    private static final TrainConfig TRAIN = TrainingSamples.train(1, 1e-3, 128);

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
    void scoringLoraStarvesNoSideAndGivesTheZerosBack(PruningMethod method) {
        AdapterState state =
                lora(method, 0.8, Scope.GLOBAL, 1, ScoreInit.NORMAL, TRAIN).state();
        long keptA = kept(state, "lora_a");
        long keptB = kept(state, "lora_b");
        assertThat(keptA + keptB).isEqualTo(Math.round(0.2 * 12 * 192));
        assertThat(keptA).isGreaterThan((keptA + keptB) / 5);
        assertThat(keptB).isGreaterThan((keptA + keptB) / 5);
        state.prunable().forEach((name, matrix) -> {
            if (name.contains("lora_b")) {
                assertThat(matrix.dense()).as(name).containsOnly(0f);
            } else {
                assertThat(((SparseParameter) matrix).values()).as(name).doesNotContain(0f);
            }
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"SNIP", "GRASP"})
    void scoringTheZerosAsTheyAreFailsByTheMatrixsName(PruningMethod method) {
        assertThatThrownBy(() -> lora(method, 0.8, Scope.GLOBAL, 1, ScoreInit.UNCHANGED, TRAIN))
                .isInstanceOf(PruningException.class)
                .hasMessageContaining("lora_")
                .hasMessageContaining("scoreInit");
    }

    @Test
    void scoresDoNotDependOnHowTheSampleIsCutIntoBatches() {
        AdapterState large = snip(0.5, Scope.GLOBAL, 1, ScoreInit.NORMAL, TrainingSamples.train(1, 1e-3, 4096))
                .state();
        AdapterState small = snip(0.5, Scope.GLOBAL, 1, ScoreInit.NORMAL, TrainingSamples.train(1, 1e-3, 16))
                .state();
        assertThat(disagreement(large, small)).isLessThan(0.01);
    }

    @Test
    void localScopeKeepsTheSameShareOfEveryMatrix() {
        assertThat(snip(0.75, Scope.LOCAL, 1, ScoreInit.NORMAL, TRAIN).densities())
                .hasSize(12)
                .allSatisfy(density -> assertThat(density.kept()).isEqualTo(48));
    }

    @ParameterizedTest
    @EnumSource(names = {"SNIP", "GRASP"})
    void roundsEndAtTheExactCountAndChooseOtherwise(PruningMethod method) {
        MaskResult once = lora(method, 0.9, Scope.GLOBAL, 1, ScoreInit.NORMAL, TRAIN);
        MaskResult thrice = lora(method, 0.9, Scope.GLOBAL, 3, ScoreInit.NORMAL, TRAIN);
        assertThat(total(thrice)).isEqualTo(total(once)).isEqualTo(Math.round(0.1 * 12 * 192));
        assertThat(disagreement(once.state(), thrice.state())).isGreaterThan(0);
    }

    @Test
    void theSameSeedGivesTheSameMaskAndAnotherSeedAnother() {
        for (PruningMethod method : PruningMethod.values()) {
            AdapterState one = compute(TrainingSamples.HOULSBY, method, 7).state();
            assertThat(compute(TrainingSamples.HOULSBY, method, 7).state()).isEqualTo(one);
            assertThat(compute(TrainingSamples.HOULSBY, method, 8).state()).isNotEqualTo(one);
        }
    }

    @Test
    void nothingToPruneIsAnEmptyMaskAndSparsityZeroKeepsAll() {
        assertThat(compute(new HeadOnly(), PruningMethod.SNIP, 7).densities()).isEmpty();
        assertThat(snip(0, Scope.GLOBAL, 1, ScoreInit.NORMAL, TRAIN).densities())
                .allSatisfy(density -> assertThat(density.density()).isEqualTo(1));
    }

    /** So many rounds, down to so few weights, that matrices and whole pairs starve on the way. */
    @ParameterizedTest
    @EnumSource(names = {"SNIP", "GRASP"})
    void roundsGoOnWhenAPairHasStarved(PruningMethod method) {
        assertThat(total(lora(method, 0.998, Scope.GLOBAL, 6, ScoreInit.NORMAL, TRAIN)))
                .isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource
    void everyPrunerReportsTheMatricesThatItStarves(PruningMethod method) {
        MaskResult result = lora(method, 0.998, Scope.GLOBAL, 1, ScoreInit.NORMAL, TRAIN);
        assertThat(total(result)).isEqualTo(5);
        assertThat(result.densities()).hasSize(12).allSatisfy(density -> assertThat(density.total())
                .isEqualTo(192));
        assertThat(result.starved())
                .hasSizeGreaterThanOrEqualTo(7)
                .isEqualTo(result.densities().stream()
                        .filter(density -> density.kept() == 0)
                        .toList());
        assertThat(result.densities()).isEqualTo(result.state().densities());
    }

    @Test
    void erdosRenyiKeepsTheSmallerMatricesDenserAndStoresSeeds() {
        AdapterConfig uneven = new Lora(4, 16, Set.of(LoraTarget.QUERY, LoraTarget.FFN_OUTPUT), LayerSelection.all());
        AdapterState state = compute(uneven, PruningMethod.ERDOS_RENYI, 7).state();
        // Per layer three matrices with sides 4 + 48 and, from the feed-forward's 96 columns, one with 4 + 96.
        state.prunable().forEach((name, matrix) -> {
            boolean wide = name.endsWith("ffn_output.lora_a.weight");
            assertThat(matrix.size()).isEqualTo(wide ? 384 : 192);
            // A fifth of 3 * (3 * 192 + 384) weights, shared out as 100 : 52 : 52 : 52.
            assertThat((double) matrix.kept()).isCloseTo(576 / 3.0 * (wide ? 100 : 52) / 256, Offset.offset(1.0));
            assertThat(((SparseParameter) matrix).mask().seed()).isPresent();
        });
        assertThat(state.densities().stream().mapToLong(MatrixDensity::kept).sum())
                .isEqualTo(576);
    }

    @ParameterizedTest
    @EnumSource(names = {"SNIP", "GRASP"})
    void scoringLeavesNothingBehindForTraining(PruningMethod method) {
        Recipe recipe =
                TrainingSamples.recipe(TrainingSamples.PFEIFFER, method, 0.8, TrainingSamples.train(3, 1e-2, 128));
        AdapterState initial = MaskComputation.compute(base, recipe, DATA, ProgressListener.none())
                .state();
        AdapterState undisturbed = train(recipe, initial);
        for (int i = 0; i < 3; i++) {
            MaskComputation.compute(base, recipe, DATA, ProgressListener.none());
        }
        assertThat(train(recipe, initial)).isEqualTo(undisturbed);
    }

    @Test
    void scoringStopsOnRequest() {
        ProgressListener impatient = new ProgressListener() {
            @Override
            public void progress(int done, int total) {}

            @Override
            public boolean stopRequested() {
                return true;
            }
        };
        Recipe recipe = TrainingSamples.recipe(TrainingSamples.LORA, PruningMethod.SNIP, 0.8, TRAIN);
        assertThatThrownBy(() -> MaskComputation.compute(base, recipe, DATA, impatient))
                .isInstanceOf(WorkStoppedException.class);
        // The engine's one collector is free again.
        assertThat(total(MaskComputation.compute(base, recipe, DATA, ProgressListener.none())))
                .isPositive();
    }

    @Test
    void anEmptyTrainingSplitIsSaidSo() {
        TaskData empty = new TaskData(List.of(), List.of(), List.of(), DATA.labels());
        Recipe recipe = TrainingSamples.recipe(TrainingSamples.LORA, PruningMethod.SNIP, 0.8, TRAIN);
        assertThatThrownBy(() -> MaskComputation.compute(base, recipe, empty, ProgressListener.none()))
                .hasMessageContaining("training split is empty");
    }

    private static AdapterState train(Recipe recipe, AdapterState initial) {
        return new AdapterTraining(base, recipe, initial, DATA)
                .run(TrainingListener.none(), Optional.empty())
                .state();
    }

    private static MaskResult snip(double sparsity, Scope scope, int rounds, ScoreInit init, TrainConfig train) {
        return lora(PruningMethod.SNIP, sparsity, scope, rounds, init, train);
    }

    private static MaskResult lora(
            PruningMethod method, double sparsity, Scope scope, int rounds, ScoreInit init, TrainConfig train) {
        PruningConfig pruning = new PruningConfig(method, sparsity, scope, 16, rounds, init);
        return MaskComputation.compute(
                base, TrainingSamples.recipe(TrainingSamples.LORA, pruning, train, 7), DATA, ProgressListener.none());
    }

    private static MaskResult compute(AdapterConfig adapter, PruningMethod method, long seed) {
        PruningConfig pruning = new PruningConfig(method, 0.8, Scope.GLOBAL, 16, 1, ScoreInit.NORMAL);
        return MaskComputation.compute(
                base, TrainingSamples.recipe(adapter, pruning, TRAIN, seed), DATA, ProgressListener.none());
    }

    private static long kept(AdapterState state, String part) {
        return state.densities().stream()
                .filter(density -> density.matrix().contains(part))
                .mapToLong(MatrixDensity::kept)
                .sum();
    }

    private static long total(MaskResult result) {
        return result.densities().stream().mapToLong(MatrixDensity::kept).sum();
    }

    /** The share of all positions that one mask keeps and the other does not. */
    private static double disagreement(AdapterState one, AdapterState other) {
        long different = 0;
        long all = 0;
        for (String name : one.prunable().keySet()) {
            var left = ((SparseParameter) one.parameters().get(name)).mask();
            var right = ((SparseParameter) other.parameters().get(name)).mask();
            for (int i = 0; i < left.size(); i++) {
                different += left.keeps(i) == right.keeps(i) ? 0 : 1;
            }
            all += left.size();
        }
        return (double) different / all;
    }
}
