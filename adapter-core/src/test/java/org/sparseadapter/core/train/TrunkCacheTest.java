// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparseadapter.core.adapter.Activation;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.adapter.AdapterModule;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.HeadOnly;
import org.sparseadapter.core.adapter.Ia3;
import org.sparseadapter.core.adapter.LayerSelection;
import org.sparseadapter.core.adapter.Lora;
import org.sparseadapter.core.adapter.Mam;
import org.sparseadapter.core.adapter.Pfeiffer;
import org.sparseadapter.core.dataset.LabelledExample;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.prune.PruningMethod;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.recipe.TrainConfig;
import org.sparseadapter.core.site.SiteFunctions;
import org.sparseadapter.core.task.Pooling;

/** Keeping what lies below the adapters changes what training costs, not what comes of it. */
class TrunkCacheTest {

    private static final LayerSelection UPPER = LayerSelection.of(List.of(1));
    private static final TaskData DATA = TrainingSamples.memorised(24, 3);

    private static BaseModel base;

    @BeforeAll
    static void load(@TempDir Path folder) {
        base = TinyBert.load(folder);
    }

    @AfterAll
    static void close() {
        base.close();
    }

    static Stream<AdapterConfig> adapters() {
        return Stream.of(
                new Pfeiffer(8, Activation.RELU, UPPER),
                new Lora(4, 16, Lora.DEFAULT_TARGETS, UPPER),
                new Ia3(Ia3.DEFAULT_TARGETS, UPPER),
                new Mam(8, 3, 8, 4, Activation.RELU, UPPER),
                TrainingSamples.HOULSBY,
                new HeadOnly());
    }

    @ParameterizedTest
    @MethodSource("adapters")
    void aKeptTrunkGivesTheSameAdapter(AdapterConfig adapter) {
        Recipe anew = TrainingSamples.recipe(
                adapter, PruningMethod.SNIP, 0.5, TrainingSamples.train(3, 1e-2, 96, 0.2, OptionalInt.empty()));
        Recipe kept = anew.withTrain(anew.train().withCacheTrunk(true));
        AdapterState initial = MaskComputation.compute(base, anew, DATA, ProgressListener.none())
                .state();
        TrainingResult one = run(anew, initial, Optional.empty());
        TrainingResult other = run(kept, initial, Optional.empty());
        assertThat(Weights.largestDifference(one.state(), other.state())).isLessThan(1e-5);
        assertThat(other.curves().epochs())
                .usingRecursiveComparison()
                .withComparatorForType((a, b) -> Math.abs(a - b) < 1e-5 ? 0 : 1, Double.class)
                .isEqualTo(one.curves().epochs());
    }

    @Test
    void aRunMayGoOnWithTheTrunkKept() {
        Recipe anew = TrainingSamples.recipe(
                new Pfeiffer(8, Activation.RELU, UPPER),
                PruningMethod.SNIP,
                0.5,
                TrainingSamples.train(3, 1e-2, 96, 0.2, OptionalInt.empty()));
        AdapterState initial = MaskComputation.compute(base, anew, DATA, ProgressListener.none())
                .state();
        TrainingResult whole = run(anew, initial, Optional.empty());
        TrainingListener stopsAtOnce = new TrainingListener() {
            @Override
            public void progress(TrainingProgressPoint point) {}

            @Override
            public boolean stopRequested() {
                return true;
            }
        };
        byte[] checkpoint = new AdapterTraining(base, anew, initial, DATA)
                .run(stopsAtOnce, Optional.empty())
                .checkpoint()
                .orElseThrow();
        Recipe kept = anew.withTrain(anew.train().withCacheTrunk(true));
        assertThat(Weights.largestDifference(
                        run(kept, initial, Optional.of(checkpoint)).state(), whole.state()))
                .isLessThan(1e-5);
    }

    @Test
    void eachRowIsComputedOnce() {
        List<Integer> computed = new ArrayList<>();
        int[] counts = {2, 1, 3};
        RowCache cache = new RowCache(new int[] {3000, 2000, 2500}, counts, 1, (rows, scope) -> {
            Arrays.stream(rows).forEach(computed::add);
            float[] values =
                    new float[Arrays.stream(rows).map(row -> counts[row]).sum()];
            int at = 0;
            for (int row : rows) {
                for (int i = 0; i < counts[row]; i++) {
                    values[at++] = 10 * row + i;
                }
            }
            return scope.create(values, new Shape(values.length, 1));
        });
        try (NDManager scope = base.manager().newSubManager()) {
            assertThat(cache.vectors(new int[] {2, 0}, scope).toFloatArray()).containsExactly(20, 21, 22, 0, 1);
            assertThat(cache.vectors(new int[] {0, 1, 2}, scope).toFloatArray()).containsExactly(0, 1, 10, 20, 21, 22);
        }
        // Shortest first, and no two fit into one batch.
        assertThat(computed).containsExactly(1, 2, 0);
    }

    @Test
    void settingsDecideWhetherTheTrunkIsKept() {
        TrainConfig anew = TrainingSamples.train(1, 1e-2, 96);
        assertThat(TrunkReuse.of(anew)).isEqualTo(TrunkReuse.REPEATED);
        assertThat(TrunkReuse.of(anew.withCacheTrunk(true))).isEqualTo(TrunkReuse.KEPT);
        Recipe recipe =
                TrainingSamples.recipe(new Pfeiffer(8, Activation.RELU, UPPER), PruningMethod.RANDOM, 0.5, anew);
        AdapterState state = MaskComputation.compute(base, recipe, DATA, ProgressListener.none())
                .state();
        TokenisedSplit split = new TokenisedSplit(
                List.of(base.tokenizer().encode(((LabelledExample) DATA.train().get(0)).text(), Optional.empty(), 32)));
        try (AdapterModule module = new AdapterModule(state, base.manager())) {
            assertThat(Trunk.of(TrunkReuse.KEPT, base, module, split)).isInstanceOf(UpperTrunk.class);
            assertThat(Trunk.of(TrunkReuse.REPEATED, base, module, split)).isInstanceOf(EncoderTrunk.class);
        }
    }

    @Test
    void theFirstLayerIsWhereTheAdapterActs() {
        assertThat(firstLayer(new Lora(4, 16, Lora.DEFAULT_TARGETS, UPPER))).isEqualTo(1);
        assertThat(firstLayer(new Mam(8, 3, 8, 4, Activation.RELU, UPPER))).isEqualTo(1);
        assertThat(firstLayer(TrainingSamples.PFEIFFER)).isZero();
        assertThat(UpperTrunk.firstLayer(SiteFunctions.none(), 2, base.manager()))
                .isEqualTo(2);
    }

    @Test
    void nothingIsKeptThatDoesNotFit() {
        Recipe recipe = TrainingSamples.recipe(
                new Pfeiffer(8, Activation.RELU, UPPER), PruningMethod.RANDOM, 0.5, TrainingSamples.train(1, 1e-2, 96));
        AdapterState state = MaskComputation.compute(base, recipe, DATA, ProgressListener.none())
                .state();
        TokenisedSplit split = new TokenisedSplit(DATA.train().stream()
                .map(example -> base.tokenizer().encode(((LabelledExample) example).text(), Optional.empty(), 32))
                .toList());
        long bytes = Arrays.stream(split.lengths()).sum() * 4L * base.info().hidden();
        try (AdapterModule module = new AdapterModule(state, base.manager());
                NDManager scope = base.manager().newSubManager()) {
            Optional<Pooling> pooling = Optional.of(state.head().pooling());
            assertThat(UpperTrunk.of(base, module, pooling, split, bytes - 1)).isEmpty();
            Trunk kept = UpperTrunk.of(base, module, pooling, split, bytes).orElseThrow();
            Trunk anew = Trunk.of(TrunkReuse.ONCE, base, module, split);
            int[] rows = {5, 2, 9};
            for (int time = 0; time < 2; time++) {
                NDArray expected = anew.features(rows, scope, false);
                assertThat(kept.features(rows, scope, false).toFloatArray())
                        .containsExactly(expected.toFloatArray(), within(1e-5f));
            }
        }
    }

    private static int firstLayer(AdapterConfig adapter) {
        Recipe recipe = TrainingSamples.recipe(adapter, PruningMethod.RANDOM, 0.5, TrainingSamples.train(1, 1e-2, 96));
        AdapterState state = MaskComputation.compute(base, recipe, DATA, ProgressListener.none())
                .state();
        try (AdapterModule module = new AdapterModule(state, base.manager())) {
            return UpperTrunk.firstLayer(module.sites(), base.info().layers(), base.manager());
        }
    }

    private static TrainingResult run(Recipe recipe, AdapterState initial, Optional<byte[]> checkpoint) {
        return new AdapterTraining(base, recipe, initial, DATA).run(TrainingListener.none(), checkpoint);
    }
}
