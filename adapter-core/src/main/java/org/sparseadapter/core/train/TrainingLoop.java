// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import org.sparseadapter.core.recipe.OptimiserConfig;
import org.sparseadapter.core.recipe.TrainConfig;

/**
 * Epochs of batches, whatever is trained: rates, clipping, dev metric, early stopping, progress, checkpoints.
 *
 * <p>Everything random depends on the seed and on the position alone, so a run that continues from a checkpoint sees the
 * batches and dropouts that the uninterrupted run would have seen.
 */
final class TrainingLoop {

    private static final int RECORDED_STEPS = 1000;

    /** A training objective: the loss of a batch, and the dev metric. */
    interface Objective {

        /** Tokens of every training row. */
        int[] lengths();

        /** The mean loss of a batch, with dropout for this step, in the scope. */
        NDArray loss(int[] rows, int step, NDManager scope);

        /** The dev metric with the weights as they are; empty without a dev split. */
        OptionalDouble devMetric();
    }

    /**
     * How a run ended.
     *
     * @param state where it stands
     * @param checkpoint present when it was stopped on request
     */
    record Ending(RunState state, Optional<byte[]> checkpoint) {}

    private final TrainConfig config;
    private final long seed;
    private final String metric;
    private final String key;
    private final TrainedWeights weights;
    private final Objective objective;
    private final NDManager parent;
    private final LongSupplier nanoTime;
    private final int[] lengths;
    private final int[] epochEnds;

    /**
     * @param metric the name of the dev metric
     * @param key what a checkpoint must have been made for
     * @param parent owner of each step's memory
     * @param nanoTime a clock for rates and for the time between checkpoints
     */
    TrainingLoop(
            TrainConfig config,
            long seed,
            String metric,
            String key,
            TrainedWeights weights,
            Objective objective,
            NDManager parent,
            LongSupplier nanoTime) {
        this.config = config;
        this.seed = seed;
        this.metric = metric;
        this.key = key;
        this.weights = weights;
        this.objective = objective;
        this.parent = parent;
        this.nanoTime = nanoTime;
        this.lengths = objective.lengths();
        this.epochEnds = new int[config.epochs()];
        int end = 0;
        for (int epoch = 0; epoch < epochEnds.length; epoch++) {
            end = Math.addExact(end, plan(epoch).size());
            epochEnds[epoch] = end;
        }
    }

    private List<int[]> plan(int epoch) {
        return BatchPlan.epoch(lengths, config.batchTokens(), seed, epoch);
    }

    /** Trains from the start or from a checkpoint. */
    Ending run(TrainingListener listener, Optional<byte[]> checkpoint) {
        RunState state =
                checkpoint.map(blob -> Checkpoint.read(blob, key, weights)).orElseGet(() -> new RunState(metric));
        int steps = epochEnds[epochEnds.length - 1];
        int epoch = 0;
        while (epoch < epochEnds.length - 1 && state.step() >= epochEnds[epoch]) {
            epoch++;
        }
        try (GradientLease lease = GradientLease.take()) {
            Pace pace = new Pace(nanoTime, config.checkpointEvery(), steps - state.step());
            for (; epoch < epochEnds.length && !outOfPatience(state); epoch++) {
                List<int[]> batches = plan(epoch);
                int start = epoch == 0 ? 0 : epochEnds[epoch - 1];
                while (state.step() < epochEnds[epoch]) {
                    int[] rows = batches.get(state.step() - start);
                    TrainingProgressPoint point = step(lease, state, rows, steps, pace, epochEnds[epoch]);
                    listener.progress(point);
                    boolean done = state.step() == steps || outOfPatience(state);
                    if (!done && listener.stopRequested()) {
                        byte[] blob = Checkpoint.write(key, state, weights);
                        listener.checkpoint(blob, state.step());
                        return new Ending(state, Optional.of(blob));
                    }
                    if (!done && pace.checkpointDue()) {
                        listener.checkpoint(Checkpoint.write(key, state, weights), state.step());
                    }
                }
            }
        }
        return new Ending(state, Optional.empty());
    }

    private TrainingProgressPoint step(
            GradientLease lease, RunState state, int[] rows, int steps, Pace pace, int epochEnd) {
        int step = state.step();
        OptimiserConfig optimiser = config.optimiser();
        int warmup = (int) Math.round(optimiser.warmup() * steps);
        double rate = optimiser.schedule().rate(step, steps, warmup, optimiser.learningRate());
        double loss;
        try (NDManager scope = parent.newSubManager()) {
            loss = lease.backward(() -> objective.loss(rows, step, scope));
        }
        double norm = weights.step(AdamW.of(optimiser), optimiser.clip(), step + 1, rate);
        if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
            throw new TrainingException("step " + (step + 1) + " of " + steps + " has loss " + loss
                    + " and gradient norm " + norm + ": a smaller train.learningRate may help");
        }
        boolean last = step + 1 == epochEnd;
        int stride = (steps + RECORDED_STEPS - 1) / RECORDED_STEPS;
        state.stepDone(loss, rate, rows.length, step % stride == 0 || last);
        pace.stepDone(rows.length);
        OptionalDouble dev = last ? endEpoch(state) : OptionalDouble.empty();
        Optional<Double> devMetric = dev.isPresent() ? Optional.of(dev.getAsDouble()) : Optional.empty();
        return new TrainingProgressPoint(step + 1, steps, loss, rate, pace.examplesPerSecond(), pace.left(), devMetric);
    }

    private OptionalDouble endEpoch(RunState state) {
        OptionalDouble dev = objective.devMetric();
        state.epochDone(dev);
        if (config.patience().isPresent() && dev.isPresent()) {
            state.judge(dev.getAsDouble(), weights);
        }
        return dev;
    }

    private boolean outOfPatience(RunState state) {
        OptionalInt patience = config.patience();
        return patience.isPresent() && state.epochsWithoutGain() >= patience.getAsInt();
    }
}
