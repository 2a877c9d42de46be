// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.recipe;

import java.time.Duration;
import java.util.Objects;
import java.util.OptionalInt;
import org.sparseadapter.core.json.IntRange;

/**
 * How an adapter is trained: the recipe's {@code train} object.
 *
 * @param epochs passes over the training split, at least 1
 * @param batchTokens the most tokens in one batch; a single longer example still makes a batch of its own
 * @param optimiser how weights follow their gradients
 * @param loss what is descended
 * @param patience epochs without a better dev metric after which training ends; empty trains all epochs and keeps the
 *     last weights
 * @param checkpointEvery the time between two checkpoints
 * @param cacheTrunk whether what the layers below the first adapted one give is kept from the first epoch on. It changes
 *     no result but in the last bits. A split whose states would take more than an eighth of the heap is computed anew
 *     in every epoch, and so is everything of an encoder-decoder
 */
public record TrainConfig(
        int epochs,
        int batchTokens,
        OptimiserConfig optimiser,
        LossConfig loss,
        OptionalInt patience,
        Duration checkpointEvery,
        boolean cacheTrunk) {

    static final IntRange EPOCHS = new IntRange(1, 10_000);
    static final IntRange BATCH_TOKENS = new IntRange(1, 1_000_000);

    private static final Duration LEAST_BETWEEN = Duration.ofSeconds(1);
    private static final Duration MOST_BETWEEN = Duration.ofDays(1);

    /** What a recipe that says nothing about training gets. */
    public static final TrainConfig DEFAULTS = new TrainConfig(
            10,
            2048,
            OptimiserConfig.DEFAULTS,
            LossConfig.DEFAULTS,
            OptionalInt.empty(),
            Duration.ofSeconds(60),
            false);

    /** Refuses values out of range, naming the field. */
    public TrainConfig {
        EPOCHS.require("epochs", epochs);
        BATCH_TOKENS.require("batchTokens", batchTokens);
        Objects.requireNonNull(optimiser, "optimiser");
        Objects.requireNonNull(loss, "loss");
        patience.ifPresent(some -> EPOCHS.require("patience", some));
        if (!isBetweenCheckpoints(checkpointEvery)) {
            throw new IllegalArgumentException("checkpointEvery must be in [1s, 1d], found " + checkpointEvery);
        }
    }

    /** Whether so much time may lie between two checkpoints. */
    static boolean isBetweenCheckpoints(Duration time) {
        return time.compareTo(LEAST_BETWEEN) >= 0 && time.compareTo(MOST_BETWEEN) <= 0;
    }

    /** The same with other passes over the training split. */
    public TrainConfig withEpochs(int passes) {
        return new TrainConfig(passes, batchTokens, optimiser, loss, patience, checkpointEvery, cacheTrunk);
    }

    /** The same with other batches. */
    public TrainConfig withBatchTokens(int tokens) {
        return new TrainConfig(epochs, tokens, optimiser, loss, patience, checkpointEvery, cacheTrunk);
    }

    /** The same with another optimiser. */
    public TrainConfig withOptimiser(OptimiserConfig other) {
        return new TrainConfig(epochs, batchTokens, other, loss, patience, checkpointEvery, cacheTrunk);
    }

    /** The same with other early stopping. */
    public TrainConfig withPatience(OptionalInt epochsWithout) {
        return new TrainConfig(epochs, batchTokens, optimiser, loss, epochsWithout, checkpointEvery, cacheTrunk);
    }

    /** The same descending another loss. */
    public TrainConfig withLoss(LossConfig other) {
        return new TrainConfig(epochs, batchTokens, optimiser, other, patience, checkpointEvery, cacheTrunk);
    }

    /** The same with the trunk kept or computed anew. */
    public TrainConfig withCacheTrunk(boolean cached) {
        return new TrainConfig(epochs, batchTokens, optimiser, loss, patience, checkpointEvery, cached);
    }

    /** The same for a run that neither stops early nor can be resumed. */
    public TrainConfig uninterrupted() {
        return new TrainConfig(
                epochs, batchTokens, optimiser, loss, OptionalInt.empty(), Duration.ofDays(1), cacheTrunk);
    }
}
