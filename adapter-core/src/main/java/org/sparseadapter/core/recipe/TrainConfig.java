// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.recipe;

import java.time.Duration;
import java.util.Objects;
import java.util.OptionalInt;

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
        check(epochs >= 1 && epochs <= 10_000, "epochs", "between 1 and 10000", epochs);
        check(batchTokens >= 1 && batchTokens <= 1_000_000, "batchTokens", "between 1 and 1000000", batchTokens);
        Objects.requireNonNull(optimiser, "optimiser");
        Objects.requireNonNull(loss, "loss");
        check(patience.isEmpty() || patience.getAsInt() >= 1, "patience", "null or at least 1", patience);
        check(
                checkpointEvery.compareTo(Duration.ofSeconds(1)) >= 0
                        && checkpointEvery.compareTo(Duration.ofDays(1)) <= 0,
                "checkpointEvery",
                "between 1s and 1d",
                checkpointEvery);
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

    static void check(boolean holds, String field, String expected, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(field + " must be " + expected + ", not " + value);
        }
    }
}
