// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.core.json.DurationText;
import org.sparseadapter.core.json.Fields;
import org.sparseadapter.core.json.Interval;
import org.sparseadapter.core.text.Quoted;

/** The {@code train} object of a recipe. */
final class TrainJson {

    static final String CLASS_WEIGHTS = "classWeights";
    static final String LABEL_SMOOTHING = "labelSmoothing";

    private static final String CACHE_TRUNK = "cacheTrunk";

    private static final String NONE = "none";
    private static final String BALANCED = "balanced";

    private TrainJson() {}

    static TrainConfig read(JsonNode node) {
        Fields fields = Fields.of(
                node,
                "train",
                "epochs",
                "batchTokens",
                "learningRate",
                "weightDecay",
                "betas",
                "warmup",
                "schedule",
                "clip",
                "dropout",
                "patience",
                "checkpointEvery",
                CLASS_WEIGHTS,
                LABEL_SMOOTHING,
                CACHE_TRUNK);
        TrainConfig defaults = TrainConfig.DEFAULTS;
        return new TrainConfig(
                fields.integer("epochs", defaults.epochs(), TrainConfig.EPOCHS),
                fields.integer("batchTokens", defaults.batchTokens(), TrainConfig.BATCH_TOKENS),
                optimiser(fields, defaults.optimiser()),
                loss(fields, defaults.loss()),
                fields.optInteger("patience", TrainConfig.EPOCHS),
                checkpointEvery(fields, defaults.checkpointEvery()),
                fields.flag(CACHE_TRUNK, defaults.cacheTrunk()));
    }

    private static OptimiserConfig optimiser(Fields fields, OptimiserConfig defaults) {
        double[] betas = betas(fields, defaults);
        return new OptimiserConfig(
                fields.number("learningRate", defaults.learningRate(), OptimiserConfig.RATE),
                fields.number("weightDecay", defaults.weightDecay(), OptimiserConfig.DECAY),
                betas[0],
                betas[1],
                fields.number("warmup", defaults.warmup(), OptimiserConfig.WARMUP),
                fields.choice("schedule", defaults.schedule(), LearningRateSchedule.values()),
                fields.number("clip", defaults.clip(), OptimiserConfig.CLIP));
    }

    private static LossConfig loss(Fields fields, LossConfig defaults) {
        return new LossConfig(
                fields.number("dropout", defaults.dropout(), LossConfig.SHARE),
                classWeights(fields),
                fields.number(LABEL_SMOOTHING, defaults.labelSmoothing(), LossConfig.SHARE));
    }

    static ObjectNode write(TrainConfig train) {
        OptimiserConfig optimiser = train.optimiser();
        LossConfig loss = train.loss();
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("epochs", train.epochs())
                .put("batchTokens", train.batchTokens())
                .put("learningRate", optimiser.learningRate())
                .put("weightDecay", optimiser.weightDecay());
        node.putArray("betas").add(optimiser.beta1()).add(optimiser.beta2());
        node.put("warmup", optimiser.warmup())
                .put("schedule", optimiser.schedule().word())
                .put("clip", optimiser.clip())
                .put("dropout", loss.dropout());
        train.patience().ifPresentOrElse(epochs -> node.put("patience", epochs), () -> node.putNull("patience"));
        node.put("checkpointEvery", DurationText.format(train.checkpointEvery()));
        if (loss.classWeights() instanceof ClassWeights.Given given) {
            given.byLabel().forEach(node.putObject(CLASS_WEIGHTS)::put);
        } else {
            node.put(CLASS_WEIGHTS, loss.classWeights() instanceof ClassWeights.Balanced ? BALANCED : NONE);
        }
        return node.put(LABEL_SMOOTHING, loss.labelSmoothing()).put(CACHE_TRUNK, train.cacheTrunk());
    }

    private static ClassWeights classWeights(Fields fields) {
        JsonNode node = fields.raw(CLASS_WEIGHTS).orElseGet(() -> TextNode.valueOf(NONE));
        if (node.isNull() || node.isTextual() && node.textValue().equals(NONE)) {
            return new ClassWeights.Even();
        } else if (node.isTextual() && node.textValue().equals(BALANCED)) {
            return new ClassWeights.Balanced();
        } else if (!node.isObject() || node.isEmpty()) {
            throw fields.error(
                    CLASS_WEIGHTS,
                    "expected none, balanced or an object of a number for every label, found " + Fields.shown(node));
        }
        SortedMap<String, Double> weights = new TreeMap<>();
        node.fieldNames()
                .forEachRemaining(label -> weights.put(
                        label,
                        Fields.number(
                                node.get(label),
                                fields.path(CLASS_WEIGHTS) + "[" + Quoted.text(label) + "]",
                                ClassWeights.Given.WEIGHT)));
        return new ClassWeights.Given(weights);
    }

    private static double[] betas(Fields fields, OptimiserConfig defaults) {
        if (!fields.has("betas")) {
            return new double[] {defaults.beta1(), defaults.beta2()};
        }
        JsonNode pair = fields.raw("betas").orElseThrow();
        if (!pair.isArray() || pair.size() != 2) {
            throw fields.error(
                    "betas",
                    "expected a list of two numbers in " + OptimiserConfig.BETA + ", found " + Fields.shown(pair));
        }
        Interval range = OptimiserConfig.BETA;
        return new double[] {
            Fields.number(pair.get(0), fields.path("betas") + "[0]", range),
            Fields.number(pair.get(1), fields.path("betas") + "[1]", range)
        };
    }

    private static Duration checkpointEvery(Fields fields, Duration fallback) {
        String expected = "a duration from 1s to 1d, a whole number and ms, s, m, h or d";
        String text = fields.text("checkpointEvery", expected, DurationText.format(fallback));
        return DurationText.parse(text)
                .filter(TrainConfig::isBetweenCheckpoints)
                .orElseThrow(
                        () -> fields.error("checkpointEvery", "expected " + expected + ", found " + Quoted.text(text)));
    }
}
