// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.lab.console.TaskWords;
import picocli.CommandLine.Option;

/** The options of task and training: the recipe's {@code task} and {@code train} objects. */
final class TrainOptions {
    private static final String KINDS = " May be given for one kind of adapter: KIND=VALUE, several apart by commas.";

    @Option(
            names = "--task",
            paramLabel = "KIND",
            completionCandidates = TaskWords.class,
            converter = TaskWords.class,
            description = "One of ${COMPLETION-CANDIDATES} (default: what the columns of the data can teach).")
    private Optional<TaskKind> kind = Optional.empty();

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over the training rows." + KINDS)
    private List<String> epochs = new ArrayList<>();

    @Option(names = "--learning-rate", paramLabel = "RATE", description = "Peak of the schedule." + KINDS)
    private List<String> learningRates = new ArrayList<>();

    @Option(names = "--batch-tokens", paramLabel = "N", description = "The most tokens in a batch." + KINDS)
    private List<String> batchTokens = new ArrayList<>();

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "Epochs without a better dev metric after which training stops." + KINDS)
    private List<String> patience = new ArrayList<>();

    @Option(
            names = "--train",
            arity = "1..*",
            paramLabel = "[KIND.]FIELD=VALUE",
            description = "Any other field of a recipe's train object: weightDecay=0.01 full.warmup=0.2.")
    private List<String> fields = new ArrayList<>();

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            description = "The most tokens of an input; longer ones are truncated.")
    private Optional<Integer> maxTokens = Optional.empty();

    @Option(
            names = "--pooling",
            paramLabel = "NAME",
            description = "The pooling of hidden states before the head (default: the base model's).")
    private Optional<String> pooling = Optional.empty();

    @Option(
            names = "--head-layers",
            paramLabel = "N",
            description = "Layers of the head: 1, or 2 for a dense layer and a tanh before the last (default: 1).")
    private Optional<Integer> headLayers = Optional.empty();

    @Option(
            names = "--threshold",
            paramLabel = "P",
            description = "Multi-label: the probability above which a label is given (default: 0.5).")
    private Optional<Double> threshold = Optional.empty();

    Optional<TaskKind> kind() {
        return kind;
    }

    TrainSettings settings() {
        List<String> all = new ArrayList<>();
        all.addAll(named("epochs", epochs));
        all.addAll(named("learningRate", learningRates));
        all.addAll(named("batchTokens", batchTokens));
        all.addAll(named("patience", patience));
        all.addAll(fields);
        return TrainSettings.parse(all);
    }

    /** The recipe's {@code task} object but for its kind. */
    ObjectNode task() {
        ObjectNode task = JsonNodeFactory.instance.objectNode();
        maxTokens.ifPresent(most -> task.put("maxTokens", most));
        pooling.ifPresent(name -> task.put("pooling", name));
        headLayers.ifPresent(number -> task.put("headLayers", number));
        threshold.ifPresent(probability -> task.put("threshold", probability));
        return task;
    }

    /** {@code 1e-3,full=1e-4} becomes {@code FIELD=1e-3} and {@code full.FIELD=1e-4}. */
    private static List<String> named(String field, List<String> arguments) {
        return Numbers.elements(arguments).stream()
                .map(element ->
                        element.contains("=") ? element.replaceFirst("=", "." + field + "=") : field + "=" + element)
                .toList();
    }
}
