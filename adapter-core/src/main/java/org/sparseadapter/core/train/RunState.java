// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sparseadapter.core.json.Fields;
import org.sparseadapter.core.train.TrainingCurves.EpochPoint;
import org.sparseadapter.core.train.TrainingCurves.StepPoint;

/** The state of a training run beside its weights and moments: step, losses, best epoch. */
final class RunState {

    private final String metric;
    private final List<StepPoint> steps = new ArrayList<>();
    private final List<EpochPoint> epochs = new ArrayList<>();
    private int step;
    private double epochLoss;
    private int epochExamples;
    private double bestMetric = Double.NEGATIVE_INFINITY;
    private int epochsWithoutGain;
    private Optional<float[][]> best = Optional.empty();

    RunState(String metric) {
        this.metric = metric;
    }

    /** Steps made. */
    int step() {
        return step;
    }

    /** The best epoch's weights, in the order of names; empty before the first epoch and without early stopping. */
    Optional<float[][]> best() {
        return best;
    }

    int epochsWithoutGain() {
        return epochsWithoutGain;
    }

    TrainingCurves curves() {
        return new TrainingCurves(metric, steps, epochs);
    }

    void stepDone(double loss, double rate, int examples, boolean record) {
        step++;
        epochLoss += loss * examples;
        epochExamples += examples;
        if (record) {
            steps.add(new StepPoint(step, loss, rate));
        }
    }

    void epochDone(OptionalDouble devMetric) {
        epochs.add(new EpochPoint(epochs.size() + 1, step, epochLoss / Math.max(1, epochExamples), devMetric));
        epochLoss = 0;
        epochExamples = 0;
    }

    /** Keeps the weights when the metric is the best so far. */
    void judge(double devMetric, TrainedWeights weights) {
        if (devMetric > bestMetric) {
            bestMetric = devMetric;
            epochsWithoutGain = 0;
            best = Optional.of(weights.tensors().stream()
                    .map(tensor -> tensor.values().clone())
                    .toArray(float[][]::new));
        } else {
            epochsWithoutGain++;
        }
    }

    ObjectNode toJson() {
        ObjectNode json = curves().toJson();
        json.put("step", step).put("epochLoss", epochLoss).put("epochExamples", epochExamples);
        json.put("best", best.isPresent()).put("epochsWithoutGain", epochsWithoutGain);
        if (best.isPresent()) {
            json.put("bestMetric", bestMetric);
        }
        return json;
    }

    static RunState fromJson(JsonNode json, Optional<float[][]> best) {
        TrainingCurves curves = TrainingCurves.fromJson(json);
        RunState state = new RunState(curves.metric());
        state.steps.addAll(curves.steps());
        state.epochs.addAll(curves.epochs());
        Fields fields = Fields.open(json, "");
        state.step = fields.integer("step");
        state.epochLoss = fields.number("epochLoss");
        state.epochExamples = fields.integer("epochExamples");
        state.epochsWithoutGain = fields.integer("epochsWithoutGain");
        state.best = best;
        if (best.isPresent()) {
            state.bestMetric = fields.number("bestMetric");
        }
        return state;
    }
}
