// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.HeadOnly;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.prune.PruningMethod;
import org.sparseadapter.core.recipe.LearningRateSchedule;
import org.sparseadapter.core.recipe.LossConfig;
import org.sparseadapter.core.recipe.OptimiserConfig;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.recipe.TrainConfig;

class AdapterTrainingTest {

    private static final TaskData DATA = TrainingSamples.memorised(24, 3);
    private static final Recipe RECIPE = TrainingSamples.recipe(
            TrainingSamples.HOULSBY,
            PruningMethod.SNIP,
            0.8,
            TrainingSamples.train(4, 1e-2, 96, 0.2, OptionalInt.empty()));

    private static BaseModel base;
    private static AdapterState initial;
    private static TrainingResult uninterrupted;

    @BeforeAll
    static void load(@TempDir Path folder) {
        base = TinyBert.load(folder);
        initial = mask(RECIPE);
        uninterrupted = run(RECIPE, TrainingListener.none(), Optional.empty());
    }

    @AfterAll
    static void close() {
        base.close();
    }

    @Test
    void theSameSeedGivesTheSameWeights() {
        assertThat(run(RECIPE, TrainingListener.none(), Optional.empty()).state())
                .isEqualTo(uninterrupted.state());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 8})
    void aResumedRunEndsWhereTheUninterruptedOneDid(int stopAfter) {
        Recording first = new Recording(stopAfter);
        TrainingResult stopped = run(RECIPE, first, Optional.empty());
        assertThat(stopped.stopped()).isTrue();
        assertThat(first.points).hasSize(stopAfter);
        assertThat(stopped.checkpoint()).contains(first.checkpoint.get());

        Recording second = new Recording(Integer.MAX_VALUE);
        TrainingResult resumed = run(RECIPE, second, stopped.checkpoint());
        assertThat(resumed.stopped()).isFalse();
        assertThat(second.points.get(0).step()).isEqualTo(stopAfter + 1);
        assertThat(Weights.largestDifference(resumed.state(), uninterrupted.state()))
                .isLessThan(1e-4);
        assertThat(resumed.curves().steps())
                .hasSameSizeAs(uninterrupted.curves().steps());
        assertThat(resumed.curves().epochs()).isEqualTo(uninterrupted.curves().epochs());
    }

    @Test
    void aCheckpointOfAnotherRunIsRefused() {
        byte[] checkpoint =
                run(RECIPE, new Recording(2), Optional.empty()).checkpoint().orElseThrow();
        Recipe other = TrainingSamples.recipe(
                TrainingSamples.HOULSBY,
                PruningMethod.SNIP,
                0.8,
                TrainingSamples.train(4, 2e-2, 96, 0.2, OptionalInt.empty()));
        assertThatThrownBy(() -> run(other, TrainingListener.none(), Optional.of(checkpoint)))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("another recipe");

        Recipe otherMask = TrainingSamples.recipe(TrainingSamples.HOULSBY, PruningMethod.RANDOM, 0.8, RECIPE.train());
        assertThatThrownBy(() -> new AdapterTraining(base, RECIPE, mask(otherMask), DATA)
                        .run(TrainingListener.none(), Optional.of(checkpoint)))
                .isInstanceOf(CheckpointException.class);
    }

    @Test
    void aDamagedCheckpointIsRefused() {
        byte[] checkpoint =
                run(RECIPE, new Recording(2), Optional.empty()).checkpoint().orElseThrow();
        List<byte[]> damaged = List.of(
                new byte[0],
                new byte[] {1, 2, 3, 4, 5, 6, 7, 8},
                Arrays.copyOf(checkpoint, 40),
                Arrays.copyOf(checkpoint, checkpoint.length - 1),
                Arrays.copyOf(checkpoint, checkpoint.length + 1));
        for (byte[] blob : damaged) {
            assertThatThrownBy(() -> run(RECIPE, TrainingListener.none(), Optional.of(blob)))
                    .isInstanceOf(CheckpointException.class);
        }
    }

    @Test
    void checkpointsComeAtTheConfiguredPace() {
        AtomicLong clock = new AtomicLong();
        List<Integer> steps = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void progress(TrainingProgressPoint point) {
                clock.addAndGet(Duration.ofSeconds(25).toNanos());
            }

            @Override
            public void checkpoint(byte[] blob, int step) {
                steps.add(step);
            }
        };
        new AdapterTraining(base, RECIPE, initial, DATA, clock::get).run(listener, Optional.empty());
        assertThat(steps).startsWith(3, 6).allSatisfy(step -> assertThat(step % 3)
                .isZero());
    }

    @Test
    void progressCountsUpAndEndsAtTheLastStep() {
        Recording recording = new Recording(Integer.MAX_VALUE);
        run(RECIPE, recording, Optional.empty());
        TrainingProgressPoint last = recording.points.get(recording.points.size() - 1);
        assertThat(last.step()).isEqualTo(last.steps()).isEqualTo(recording.points.size());
        assertThat(last.left()).isEqualTo(Duration.ZERO);
        assertThat(last.devMetric()).isPresent();
        assertThat(recording.points.stream().filter(point -> point.devMetric().isPresent()))
                .hasSize(4);
        assertThat(last.examplesPerSecond()).isPositive();
    }

    @Test
    void patienceEndsTheRunWithTheBestEpochsWeights() {
        // At this rate the metric soon stops rising on labels that are random.
        Recipe patient = TrainingSamples.recipe(
                TrainingSamples.HOULSBY,
                PruningMethod.MAGNITUDE,
                0.8,
                TrainingSamples.train(40, 3e-2, 512, 0, OptionalInt.of(2)));
        TrainingResult result =
                new AdapterTraining(base, patient, mask(patient), DATA).run(TrainingListener.none(), Optional.empty());
        assertThat(result.curves().epochs().size()).isLessThan(40);
        double best = result.curves().epochs().stream()
                .mapToDouble(epoch -> epoch.devMetric().orElseThrow())
                .max()
                .orElseThrow();
        double kept = AdapterEvaluation.evaluate(base, result.state(), DATA, ProgressListener.none())
                .dev()
                .metrics()
                .get("accuracy");
        assertThat(kept).isCloseTo(best, within(1e-9));
    }

    @Test
    void theHeadAloneLearnsOnCachedVectorsAsItWouldThroughTheEncoder() {
        Recipe headOnly =
                TrainingSamples.recipe(new HeadOnly(), PruningMethod.SNIP, 0.8, TrainingSamples.train(30, 5e-2, 128));
        AdapterState start = mask(headOnly);
        AdapterState end = new AdapterTraining(base, headOnly, start, DATA)
                .run(TrainingListener.none(), Optional.empty())
                .state();
        assertThat(loss(end)).isLessThan(loss(start));
    }

    @Test
    void aRateThatBlowsUpIsSaidSo() {
        TrainConfig wild = new TrainConfig(
                40,
                512,
                new OptimiserConfig(10, 10, 0.9, 0.98, 0, LearningRateSchedule.CONSTANT, 0),
                LossConfig.DEFAULTS.withDropout(0),
                OptionalInt.empty(),
                Duration.ofSeconds(60),
                false);
        Recipe recipe = TrainingSamples.recipe(TrainingSamples.HOULSBY, PruningMethod.RANDOM, 0.5, wild);
        assertThatThrownBy(() -> new AdapterTraining(base, recipe, mask(recipe), DATA)
                        .run(TrainingListener.none(), Optional.empty()))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("train.learningRate");
    }

    @Test
    void whatDoesNotBelongTogetherIsRefused() {
        Recipe other = TrainingSamples.recipe(TrainingSamples.LORA, PruningMethod.SNIP, 0.8, RECIPE.train());
        assertThatThrownBy(() -> new AdapterTraining(base, other, initial, DATA))
                .hasMessageContaining("Lora");
        TaskData otherLabels = TrainingSamples.memorised(10, 2);
        assertThatThrownBy(() -> new AdapterTraining(base, RECIPE, initial, otherLabels))
                .hasMessageContaining("labels");
    }

    private static AdapterState mask(Recipe recipe) {
        return MaskComputation.compute(base, recipe, DATA, ProgressListener.none())
                .state();
    }

    private static TrainingResult run(Recipe recipe, TrainingListener listener, Optional<byte[]> checkpoint) {
        return new AdapterTraining(base, recipe, initial, DATA).run(listener, checkpoint);
    }

    private static double loss(AdapterState state) {
        return AdapterEvaluation.evaluate(base, state, DATA, ProgressListener.none())
                .dev()
                .metrics()
                .get("loss");
    }

    /** Remembers what it hears and stops after some steps. */
    private static final class Recording implements TrainingListener {
        private final List<TrainingProgressPoint> points = new ArrayList<>();
        private final AtomicReference<byte[]> checkpoint = new AtomicReference<>();
        private final int stopAfter;

        Recording(int stopAfter) {
            this.stopAfter = stopAfter;
        }

        @Override
        public void progress(TrainingProgressPoint point) {
            points.add(point);
        }

        @Override
        public void checkpoint(byte[] blob, int step) {
            checkpoint.set(blob);
        }

        @Override
        public boolean stopRequested() {
            return points.size() >= stopAfter;
        }
    }
}
