// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How an adapter is trained: the recipe's {@code train} object.
 *
 * @param epochs passes over the training split, at least 1
 * @param batchTokens the most tokens in one batch; a single longer example still makes a batch of its own
 * @param learningRate the peak of the schedule
 * @param weightDecay AdamW's decoupled decay, not applied to biases and LayerNorms
 * @param beta1 decay of the first moment, in [0, 1)
 * @param beta2 decay of the second moment, in [0, 1)
 * @param warmup the fraction of all steps in which the rate rises from zero, in [0, 1]
 * @param schedule what the rate does after the warm-up
 * @param clip the largest global gradient norm; 0 clips nothing
 * @param dropout probability of dropping a pooled feature before the head, in [0, 1)
 * @param patience epochs without a better dev metric after which training ends; empty trains all epochs and keeps the
 *     last weights
 * @param checkpointEvery the time between two checkpoints
 * @param classWeights how much the examples of each label of a classification count
 * @param labelSmoothing the share of a target's weight that is spread over all outputs, in [0, 1)
 */
public record TrainConfig(
        int epochs,
        int batchTokens,
        double learningRate,
        double weightDecay,
        double beta1,
        double beta2,
        double warmup,
        LearningRateSchedule schedule,
        double clip,
        double dropout,
        OptionalInt patience,
        Duration checkpointEvery,
        ClassWeights classWeights,
        double labelSmoothing) {

    /** What a recipe that says nothing about training gets. */
    public static final TrainConfig DEFAULTS = new TrainConfig(
            10,
            2048,
            1e-3,
            0.1,
            0.9,
            0.98,
            0.1,
            LearningRateSchedule.LINEAR,
            1.0,
            0.1,
            OptionalInt.empty(),
            Duration.ofSeconds(60));

    /** Refuses values out of range, naming the field. */
    public TrainConfig {
        check(epochs >= 1 && epochs <= 10_000, "epochs", "between 1 and 10000", epochs);
        check(batchTokens >= 1 && batchTokens <= 1_000_000, "batchTokens", "between 1 and 1000000", batchTokens);
        check(learningRate > 0 && learningRate <= 10, "learningRate", "above 0 and at most 10", learningRate);
        check(weightDecay >= 0 && weightDecay <= 10, "weightDecay", "between 0 and 10", weightDecay);
        check(beta1 >= 0 && beta1 < 1, "betas[0]", "in [0, 1)", beta1);
        check(beta2 >= 0 && beta2 < 1, "betas[1]", "in [0, 1)", beta2);
        check(warmup >= 0 && warmup <= 1, "warmup", "between 0 and 1", warmup);
        check(clip >= 0 && clip <= 1e6, "clip", "between 0 (no clipping) and 1000000", clip);
        check(dropout >= 0 && dropout < 1, "dropout", "in [0, 1)", dropout);
        check(patience.isEmpty() || patience.getAsInt() >= 1, "patience", "null or at least 1", patience);
        check(
                checkpointEvery.compareTo(Duration.ofSeconds(1)) >= 0
                        && checkpointEvery.compareTo(Duration.ofDays(1)) <= 0,
                "checkpointEvery",
                "between 1s and 1d",
                checkpointEvery);
        check(labelSmoothing >= 0 && labelSmoothing < 1, "labelSmoothing", "in [0, 1)", labelSmoothing);
    }

    /** Without class weights and label smoothing. */
    public TrainConfig(
            int epochs,
            int batchTokens,
            double learningRate,
            double weightDecay,
            double beta1,
            double beta2,
            double warmup,
            LearningRateSchedule schedule,
            double clip,
            double dropout,
            OptionalInt patience,
            Duration checkpointEvery) {
        this(
                epochs,
                batchTokens,
                learningRate,
                weightDecay,
                beta1,
                beta2,
                warmup,
                schedule,
                clip,
                dropout,
                patience,
                checkpointEvery,
                new ClassWeights.Even(),
                0);
    }

    /** The same with other class weights and label smoothing. */
    public TrainConfig withLoss(ClassWeights weights, double smoothing) {
        return new TrainConfig(
                epochs,
                batchTokens,
                learningRate,
                weightDecay,
                beta1,
                beta2,
                warmup,
                schedule,
                clip,
                dropout,
                patience,
                checkpointEvery,
                weights,
                smoothing);
    }

    private static void check(boolean holds, String field, String expected, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(field + " must be " + expected + ", not " + value);
        }
    }
}
