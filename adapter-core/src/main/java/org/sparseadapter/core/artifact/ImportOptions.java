// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.task.GenerationSettings;
import org.sparseadapter.core.task.HeadLayers;
import org.sparseadapter.core.task.MultiLabelSettings;
import org.sparseadapter.core.task.PooledSettings;
import org.sparseadapter.core.task.Pooling;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.core.task.TaskSettings;
import org.sparseadapter.core.text.Quoted;

/**
 * Options of an import: the head's settings that another library's files do not hold.
 *
 * @param labels names of the classifier's outputs, in their order; empty for those of the file, or {@code LABEL_0},
 *     {@code LABEL_1} and so on, as the transformers library calls them
 * @param task what the head does; empty for what the file says, else regression of one output and classification of more
 * @param maxTokens where inputs are cut, special tokens included; empty for what recipes of the kind have by default, and
 *     what the base model reads
 */
public record ImportOptions(List<String> labels, Optional<TaskKind> task, OptionalInt maxTokens) {

    private static final double DROPOUT = 0.1;

    public ImportOptions {
        labels = List.copyOf(labels);
        Objects.requireNonNull(task, "task");
    }

    /** With a given cut. */
    public ImportOptions(List<String> labels, int maxTokens) {
        this(labels, Optional.empty(), OptionalInt.of(maxTokens));
    }

    /** With everything as the file says, or usual. */
    public static ImportOptions defaults() {
        return new ImportOptions(List.of(), Optional.empty(), OptionalInt.empty());
    }

    /** With names for a classifier's outputs, in their order. */
    public static ImportOptions ofLabels(String... labels) {
        return new ImportOptions(List.of(labels), Optional.empty(), OptionalInt.empty());
    }

    private int maxTokens(TaskKind kind, BaseModelInfo base) {
        return maxTokens.orElse(Math.min(kind.maxTokens(), base.maxTokens()));
    }

    /**
     * A head that looks for answers in a context.
     *
     * @param outputs how many logits it gives for each token
     * @throws ArtifactException when they are not the beginning's and the end's
     */
    public HeadConfig answers(int outputs, Pooling pooling, BaseModelInfo base) {
        TaskKind kind = asked(TaskKind.QUESTION_ANSWERING);
        HeadConfig head = new HeadConfig(kind, pooling, List.of(), DROPOUT, maxTokens(kind, base));
        if (outputs != head.outputs()) {
            throw new ArtifactException("a head for question answering has " + head.outputs()
                    + " outputs, the beginning's and the end's; found " + outputs);
        }
        return head;
    }

    /** For texts that the base model generates, greedily, at most as long as it has positions for. */
    public HeadConfig texts(BaseModelInfo base) {
        GenerationSettings defaults = GenerationSettings.DEFAULTS;
        GenerationSettings settings = new GenerationSettings(
                defaults.beams(),
                Math.min(defaults.maxLength(), base.mostWritten()),
                defaults.minLength(),
                defaults.noRepeatNgram(),
                defaults.lengthPenalty());
        TaskKind kind = asked(TaskKind.SEQUENCE_TO_SEQUENCE);
        return new HeadConfig(kind, base.defaultPooling(), List.of(), DROPOUT, maxTokens(kind, base), settings);
    }

    /**
     * A head over pooled vectors.
     *
     * @param said the task that the file names; empty for none
     * @param outputs how many logits it gives
     * @param layers its layers
     * @param named names in the file; empty for none
     * @throws ArtifactException when the names are not as many as the outputs, or the task is not one of such a head
     */
    public HeadConfig head(
            Optional<TaskKind> said,
            int outputs,
            List<String> named,
            Pooling pooling,
            HeadLayers layers,
            BaseModelInfo base) {
        TaskKind usual = outputs == 1 ? TaskKind.REGRESSION : TaskKind.CLASSIFICATION;
        TaskKind kind = said.map(this::asked).orElse(task.orElse(usual));
        return new HeadConfig(
                kind,
                pooling,
                kind.hasLabels() ? names(outputs, named) : List.of(),
                DROPOUT,
                maxTokens(kind, base),
                settings(kind, outputs, layers));
    }

    private static TaskSettings settings(TaskKind kind, int outputs, HeadLayers layers) {
        if (kind == TaskKind.REGRESSION && outputs != 1 || outputs < kind.leastLabels()) {
            throw new ArtifactException("a head of " + outputs + " outputs cannot do " + kind.word());
        }
        return switch (kind) {
            case CLASSIFICATION, REGRESSION -> new PooledSettings(layers);
            case MULTI_LABEL -> new MultiLabelSettings(layers, MultiLabelSettings.DEFAULTS.threshold());
            case QUESTION_ANSWERING, SEQUENCE_TO_SEQUENCE ->
                throw new ArtifactException("a head over a whole text cannot do " + kind.word());
        };
    }

    private List<String> names(int outputs, List<String> named) {
        List<String> names = labels.isEmpty() ? named : labels;
        if (names.isEmpty()) {
            names = IntStream.range(0, outputs).mapToObj(i -> "LABEL_" + i).toList();
        }
        if (names.size() != outputs || names.stream().distinct().count() != outputs) {
            throw new ArtifactException("the classifier has " + outputs
                    + " outputs, expected as many different labels, found " + Quoted.list(names));
        }
        return names;
    }

    /** Passes the task of a file where none other was asked for. */
    private TaskKind asked(TaskKind found) {
        task.filter(kind -> kind != found).ifPresent(kind -> {
            throw new ArtifactException("expected a head for " + kind.word() + ", found one for " + found.word());
        });
        return found;
    }
}
