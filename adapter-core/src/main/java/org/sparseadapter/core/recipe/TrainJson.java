// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.sparseadapter.core.text.Quoted;
import org.sparseadapter.core.train.LearningRateSchedule;
import org.sparseadapter.core.train.TrainConfig;

/** The {@code train} object of a recipe. */
final class TrainJson {

    private static final int MOST_EPOCHS = 10_000;
    private static final int MOST_TOKENS = 1_000_000;
    private static final Duration LEAST_BETWEEN = Duration.ofSeconds(1);
    private static final Duration MOST_BETWEEN = Duration.ofDays(1);

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
                "checkpointEvery");
        TrainConfig defaults = TrainConfig.DEFAULTS;
        double[] betas = betas(fields, defaults);
        return new TrainConfig(
                fields.integer("epochs", defaults.epochs(), 1, MOST_EPOCHS),
                fields.integer("batchTokens", defaults.batchTokens(), 1, MOST_TOKENS),
                fields.number("learningRate", defaults.learningRate(), Interval.leftOpen(0, 10)),
                fields.number("weightDecay", defaults.weightDecay(), Interval.closed(0, 10)),
                betas[0],
                betas[1],
                fields.number("warmup", defaults.warmup(), Interval.closed(0, 1)),
                fields.choice("schedule", defaults.schedule(), LearningRateSchedule.values()),
                fields.number("clip", defaults.clip(), Interval.closed(0, 1e6)),
                fields.number("dropout", defaults.dropout(), Interval.rightOpen(0, 1)),
                fields.optInteger("patience", 1, MOST_EPOCHS),
                checkpointEvery(fields, defaults.checkpointEvery()));
    }

    static ObjectNode write(TrainConfig train) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("epochs", train.epochs())
                .put("batchTokens", train.batchTokens())
                .put("learningRate", train.learningRate())
                .put("weightDecay", train.weightDecay());
        node.putArray("betas").add(train.beta1()).add(train.beta2());
        node.put("warmup", train.warmup())
                .put("schedule", train.schedule().word())
                .put("clip", train.clip())
                .put("dropout", train.dropout());
        train.patience().ifPresentOrElse(epochs -> node.put("patience", epochs), () -> node.putNull("patience"));
        return node.put("checkpointEvery", DurationText.format(train.checkpointEvery()));
    }

    private static double[] betas(Fields fields, TrainConfig defaults) {
        if (!fields.has("betas")) {
            return new double[] {defaults.beta1(), defaults.beta2()};
        }
        JsonNode pair = fields.raw("betas").orElseThrow();
        if (!pair.isArray() || pair.size() != 2) {
            throw fields.error("betas", "expected a list of two numbers in [0, 1), found " + Fields.shown(pair));
        }
        Interval range = Interval.rightOpen(0, 1);
        return new double[] {
            Fields.number(pair.get(0), fields.path("betas") + "[0]", range),
            Fields.number(pair.get(1), fields.path("betas") + "[1]", range)
        };
    }

    private static Duration checkpointEvery(Fields fields, Duration fallback) {
        String expected = "a duration from 1s to 1d, a whole number and ms, s, m, h or d";
        String text = fields.text("checkpointEvery", expected, DurationText.format(fallback));
        return DurationText.parse(text)
                .filter(every -> every.compareTo(LEAST_BETWEEN) >= 0 && every.compareTo(MOST_BETWEEN) <= 0)
                .orElseThrow(
                        () -> fields.error("checkpointEvery", "expected " + expected + ", found " + Quoted.text(text)));
    }
}
