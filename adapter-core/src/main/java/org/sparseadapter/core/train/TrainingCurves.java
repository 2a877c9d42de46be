// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalDouble;
import org.sparseadapter.core.json.Fields;

/**
 * The learning curves of a training run: loss and learning rate per step, and the dev metric per epoch.
 *
 * @param metric the name of the dev metric
 * @param steps one point per step, thinned on long runs
 * @param epochs one point per finished epoch
 */
public record TrainingCurves(String metric, List<StepPoint> steps, List<EpochPoint> epochs) {

    /**
     * One step.
     *
     * @param step from 1
     * @param loss mean loss of its batch
     * @param learningRate the rate that it used
     */
    public record StepPoint(int step, double loss, double learningRate) {}

    /**
     * One epoch.
     *
     * @param epoch from 1
     * @param step steps made by its end
     * @param trainLoss mean over the epoch's examples
     * @param devMetric empty when the dev split is empty
     */
    public record EpochPoint(int epoch, int step, double trainLoss, OptionalDouble devMetric) {}

    /** Copies the lists. */
    public TrainingCurves {
        steps = List.copyOf(steps);
        epochs = List.copyOf(epochs);
    }

    /** The curves as a JSON tree. */
    public ObjectNode toJson() {
        var json = JsonNodeFactory.instance.objectNode().put("metric", metric);
        var stepArray = json.putArray("steps");
        for (StepPoint point : steps) {
            stepArray
                    .addObject()
                    .put("step", point.step())
                    .put("loss", point.loss())
                    .put("learningRate", point.learningRate());
        }
        var epochArray = json.putArray("epochs");
        for (EpochPoint point : epochs) {
            var node = epochArray
                    .addObject()
                    .put("epoch", point.epoch())
                    .put("step", point.step())
                    .put("trainLoss", point.trainLoss());
            point.devMetric().ifPresent(value -> node.put("devMetric", value));
        }
        return json;
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @throws org.sparseadapter.core.json.FieldException when a field is missing or of another type, naming it
     */
    public static TrainingCurves fromJson(JsonNode json) {
        Fields fields = Fields.open(json, "");
        List<StepPoint> steps = fields.objects("steps").stream()
                .map(point -> new StepPoint(point.integer("step"), point.number("loss"), point.number("learningRate")))
                .toList();
        List<EpochPoint> epochs = fields.objects("epochs").stream()
                .map(point -> new EpochPoint(
                        point.integer("epoch"),
                        point.integer("step"),
                        point.number("trainLoss"),
                        point.has("devMetric") ? OptionalDouble.of(point.number("devMetric")) : OptionalDouble.empty()))
                .toList();
        return new TrainingCurves(fields.text("metric", "the name of a metric"), steps, epochs);
    }
}
