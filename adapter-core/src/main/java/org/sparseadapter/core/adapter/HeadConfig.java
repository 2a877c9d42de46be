// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.TaskSupport;
import org.sparseadapter.core.task.GenerationSettings;
import org.sparseadapter.core.task.HeadActivation;
import org.sparseadapter.core.task.Pooling;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.core.task.TaskSettings;
import org.sparseadapter.core.text.Quoted;

/**
 * The task head of an adapter: one linear layer, over one pooled vector per sequence for classification, multi-label too (an
 * output per label), and regression (one output), over every token for question answering (start and end). Over a pooled vector x there
 * may be two, {@code W f(V x + c) + b} with a tanh or a relu for f. Sequence to sequence has no head of its own: the base model's frozen token head
 * answers.
 *
 * @param kind what the head answers
 * @param pooling how rows become one vector per sequence; of no consequence for kinds that do not pool
 * @param labels names of the outputs, in the order of the logits; none for kinds without labels
 * @param dropout fraction of what the head sees dropped in training, in [0, 1)
 * @param maxTokens where inputs are cut, or the size of a window over a context; special tokens included
 * @param settings what the kind asks beyond this
 */
public record HeadConfig(
        TaskKind kind, Pooling pooling, List<String> labels, double dropout, int maxTokens, TaskSettings settings) {

    public HeadConfig {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(pooling, "pooling");
        labels = List.copyOf(labels);
        if (labels.size() < kind.leastLabels()) {
            throw new IllegalArgumentException(
                    "a head for " + kind.word() + " needs " + atLeast(kind.leastLabels()) + ", found " + labels.size());
        }
        if (!kind.hasLabels() && !labels.isEmpty()) {
            throw new IllegalArgumentException("a head for " + kind.word() + " has no labels, found " + labels.size());
        }
        if (labels.stream().distinct().count() != labels.size()) {
            throw new IllegalArgumentException("expected every label once, found " + Quoted.list(labels));
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("dropout must be in [0, 1), found " + dropout);
        }
        if (maxTokens < 3) {
            throw new IllegalArgumentException("maxTokens must be at least 3, found " + maxTokens);
        }
        if (!kind.form().fits(settings)) {
            throw new IllegalArgumentException("a head for " + kind.word() + " has no settings like " + settings);
        }
    }

    /** With the settings that the kind has by default. */
    public HeadConfig(TaskKind kind, Pooling pooling, List<String> labels, double dropout, int maxTokens) {
        this(kind, pooling, labels, dropout, maxTokens, kind.form().defaults());
    }

    /** Number of outputs per row that the head sees; 0 where there is no head. */
    public int outputs() {
        return switch (kind) {
            case CLASSIFICATION, MULTI_LABEL -> labels.size();
            case REGRESSION -> 1;
            case QUESTION_ANSWERING -> 2;
            case SEQUENCE_TO_SEQUENCE -> 0;
        };
    }

    /** Number of layers; 0 where there is no head. */
    public int layers() {
        return settings.headLayers();
    }

    /** The settings of the decoder that writes the answer; empty where a head gives it. */
    public Optional<GenerationSettings> generation() {
        return settings instanceof GenerationSettings found ? Optional.of(found) : Optional.empty();
    }

    /** The non-linearity between two layers. */
    public HeadActivation activation() {
        return settings.headActivation();
    }

    /**
     * The head's parameters on a base model: {@link AdapterState#HEAD_WEIGHT} {@code [outputs, hidden]} and
     * {@link AdapterState#HEAD_BIAS} {@code [outputs]}, before them, where there are two layers,
     * {@link AdapterState#HEAD_INNER_WEIGHT} {@code [hidden, hidden]} and {@link AdapterState#HEAD_INNER_BIAS}
     * {@code [hidden]}; or none.
     *
     * @throws org.sparseadapter.core.json.FieldException when the base model cannot do this kind of task
     */
    public List<ParameterSpec> parameters(BaseModelInfo base) {
        TaskSupport.require(kind, settings, base);
        List<ParameterSpec> specs = new ArrayList<>();
        if (layers() > 1) {
            specs.add(new ParameterSpec(
                    AdapterState.HEAD_INNER_WEIGHT, new long[] {base.hidden(), base.hidden()}, Initialisation.NORMAL));
            specs.add(new ParameterSpec(AdapterState.HEAD_INNER_BIAS, new long[] {base.hidden()}, Initialisation.ZERO));
        }
        if (layers() > 0) {
            specs.add(new ParameterSpec(
                    AdapterState.HEAD_WEIGHT, new long[] {outputs(), base.hidden()}, Initialisation.NORMAL));
            specs.add(new ParameterSpec(AdapterState.HEAD_BIAS, new long[] {outputs()}, Initialisation.ZERO));
        }
        return specs;
    }

    private static String atLeast(int labels) {
        return labels == 1 ? "at least one label" : "at least two labels";
    }
}
