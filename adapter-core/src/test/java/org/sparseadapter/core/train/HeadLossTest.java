// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.prune.PruningMethod;
import org.sparseadapter.core.recipe.ClassWeights;
import org.sparseadapter.core.recipe.LossConfig;
import org.sparseadapter.core.recipe.Recipe;

class HeadLossTest {

    @Test
    void crossEntropyAndItsGradientMatchTheFormula() {
        try (NDManager manager = NDManager.newBaseManager();
                GradientLease lease = GradientLease.take()) {
            NDArray logits = manager.create(new float[] {2, 0, 1, 1}, new Shape(2, 2));
            logits.setRequiresGradient(true);
            double loss = lease.backward(() -> HeadLoss.crossEntropy(logits, new int[] {0, 1}, manager));

            double p = 1 / (1 + Math.exp(-2));
            assertThat(loss).isCloseTo(-Math.log(p) + Math.log(2), within(1e-6));
            try (NDArray gradient = logits.getGradient()) {
                float q = (float) (1 - p);
                assertThat(gradient.toFloatArray()).containsExactly(new float[] {-q, q, 0.5f, -0.5f}, within(1e-6f));
            }
        }
    }

    /** PyTorch: cross_entropy([[2, 0, 1], [0, 1, 0]], [0, 2], weight=[1, 2, 3], label_smoothing=.2) by its formula. */
    @Test
    void weightsAndSmoothingFollowPyTorchsFormula() {
        float[][] scores = {{2, 0, 1}, {0, 1, 0}};
        int[] truth = {0, 2};
        double[] weights = {1, 2, 3};
        double sum = 0;
        for (int row = 0; row < 2; row++) {
            double all = Math.log(Math.exp(scores[row][0]) + Math.exp(scores[row][1]) + Math.exp(scores[row][2]));
            sum += 0.8 * weights[truth[row]] * (all - scores[row][truth[row]]);
            for (int output = 0; output < 3; output++) {
                sum += 0.2 / 3 * weights[output] * (all - scores[row][output]);
            }
        }
        LossSettings settings = new LossSettings(List.of(1f, 2f, 3f), 0.2);
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray logits = manager.create(new float[] {2, 0, 1, 0, 1, 0}, new Shape(2, 3));
            NDArray loss = HeadLoss.crossEntropy(logits, truth, settings, manager);
            assertThat((double) loss.getFloat()).isCloseTo(sum, within(1e-5));
            assertThat(HeadLoss.units(truth, settings)).isEqualTo(4);
            assertThat(HeadLoss.units(truth, LossSettings.plain())).isEqualTo(2);
        }
    }

    /** Logarithms of (.7, .1, .2) and of even thirds; smoothing .3: .7 of the true output's and .1 of every output's. */
    @Test
    void smoothingAloneByHand() {
        try (NDManager manager = NDManager.newBaseManager()) {
            float[] scores = {(float) Math.log(0.7), (float) Math.log(0.1), (float) Math.log(0.2), 0, 0, 0};
            NDArray logits = manager.create(scores, new Shape(2, 3));
            double first = -0.7 * Math.log(0.7) - 0.1 * (Math.log(0.7) + Math.log(0.1) + Math.log(0.2));
            NDArray loss = HeadLoss.crossEntropy(logits, new int[] {0, 1}, new LossSettings(List.of(), 0.3), manager);
            assertThat((double) loss.getFloat()).isCloseTo(first + Math.log(3), within(1e-5));
        }
    }

    @Test
    void squaredErrorAndItsGradient() {
        try (NDManager manager = NDManager.newBaseManager();
                GradientLease lease = GradientLease.take()) {
            NDArray answers = manager.create(new float[] {2, -1}, new Shape(2, 1));
            answers.setRequiresGradient(true);
            assertThat(lease.backward(() -> HeadLoss.squaredError(answers, new float[] {0.5f, 1}, manager)))
                    .isCloseTo(6.25, within(1e-6));
            try (NDArray gradient = answers.getGradient()) {
                assertThat(gradient.toFloatArray()).containsExactly(3, -4);
            }
        }
    }

    @Test
    void balancedWeightsMakeLabelsCountAlike() {
        TaskData data = new TaskData(
                TrainingSamples.memorised(4, 2).train().subList(0, 3),
                List.of(),
                List.of(),
                List.of("label0", "label1", "never"));
        Recipe recipe = TrainingSamples.recipe(
                TrainingSamples.LORA,
                PruningMethod.RANDOM,
                0.5,
                TrainingSamples.train(1, 1e-3, 8).withLoss(new LossConfig(0, new ClassWeights.Balanced(), 0)));
        assertThat(LossSettings.of(recipe, data).weights()).containsExactly(0.5f, 1f, 1f);
        Recipe given = TrainingSamples.recipe(
                TrainingSamples.LORA,
                PruningMethod.RANDOM,
                0.5,
                TrainingSamples.train(1, 1e-3, 8)
                        .withLoss(new LossConfig(0, new ClassWeights.Given(new TreeMap<>(Map.of("label0", 2.0))), 0)));
        assertThatThrownBy(() -> LossSettings.of(given, data))
                .hasMessageContaining(
                        "train.classWeights: expected a weight for each of the dataset's labels, \"label0\", \"label1\", \"never\","
                                + " found weights for \"label0\"");
    }

    /** PyTorch 2's BCEWithLogitsLoss over these logits, its gradient, and the loss of targets smoothed by 0.2. */
    @Test
    void binaryCrossEntropyAndItsGradientMatchPyTorch() {
        int[] truth = {1, 0, 1, 0, 0, 1};
        float[] gradients = {-0.01986716f, 0.04482357f, -0.06292344f, 1.5596040e-14f, 0.16666667f, -0.08333334f};
        try (NDManager manager = NDManager.newBaseManager();
                GradientLease lease = GradientLease.take()) {
            NDArray logits = manager.create(new float[] {2, -1, 0.5f, -30, 30, 0}, new Shape(2, 3));
            logits.setRequiresGradient(true);
            double sum =
                    lease.backward(() -> HeadLoss.binaryCrossEntropy(logits, truth, LossSettings.plain(), manager));
            assertThat(sum / 2).isCloseTo(5.267902374, within(1e-6));
            try (NDArray gradient = logits.getGradient()) {
                float[] halves = gradient.toFloatArray();
                for (int i = 0; i < halves.length; i++) {
                    assertThat(halves[i] / 2).isCloseTo(gradients[i], within(1e-7f));
                }
            }
            NDArray smoothed = HeadLoss.binaryCrossEntropy(logits, truth, new LossSettings(List.of(), 0.2), manager);
            assertThat(smoothed.getFloat() / 2).isCloseTo(5.326235294f, within(1e-5f));
        }
    }

    @Test
    void dropoutKeepsTheMeanAndDependsOnTheStreamAlone() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray ones = manager.ones(new Shape(64, 256));
            float[] dropped = HeadLoss.dropout(ones, 0.25, RunRandom.at(1, "dropout", 5), manager)
                    .toFloatArray();
            float[] again = HeadLoss.dropout(ones, 0.25, RunRandom.at(1, "dropout", 5), manager)
                    .toFloatArray();
            float[] other = HeadLoss.dropout(ones, 0.25, RunRandom.at(1, "dropout", 6), manager)
                    .toFloatArray();
            double sum = 0;
            for (float value : dropped) {
                assertThat(value).isIn(0f, (float) (1 / 0.75));
                sum += value;
            }
            assertThat(sum / dropped.length).isCloseTo(1, within(0.03));
            assertThat(again).isEqualTo(dropped);
            assertThat(other).isNotEqualTo(dropped);
        }
    }
}
