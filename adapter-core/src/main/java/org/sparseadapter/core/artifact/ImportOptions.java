// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.task.GenerationSettings;
import org.sparseadapter.core.task.PooledSettings;
import org.sparseadapter.core.task.Pooling;
import org.sparseadapter.core.task.TaskKind;

/**
 * Options of an import: the head's settings that another library's files do not hold.
 *
 * @param labels names of the classifier's outputs, in their order; empty for those of the file, or {@code LABEL_0},
 *     {@code LABEL_1} and so on, as the transformers library calls them
 * @param maxTokens where inputs are cut, special tokens included; empty for what recipes of the kind have by default, and
 *     what the base model reads
 */
public record ImportOptions(List<String> labels, OptionalInt maxTokens) {

    private static final double DROPOUT = 0.1;

    public ImportOptions {
        labels = List.copyOf(labels);
    }

    /** With a given cut. */
    public ImportOptions(List<String> labels, int maxTokens) {
        this(labels, OptionalInt.of(maxTokens));
    }

    /** With everything as the file says, or usual. */
    public static ImportOptions defaults() {
        return new ImportOptions(List.of(), OptionalInt.empty());
    }

    /** With names for a classifier's outputs, in their order. */
    public static ImportOptions ofLabels(String... labels) {
        return new ImportOptions(List.of(labels), OptionalInt.empty());
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
        TaskKind kind = TaskKind.QUESTION_ANSWERING;
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
        TaskKind kind = TaskKind.SEQUENCE_TO_SEQUENCE;
        return new HeadConfig(kind, base.defaultPooling(), List.of(), DROPOUT, maxTokens(kind, base), settings);
    }

    /**
     * A head over pooled vectors: of regression, where it has one output, else of classification.
     *
     * @param outputs how many logits it gives
     * @param settings how many layers it has
     * @param named names in the file; empty for none
     * @throws ArtifactException when the names are not as many as the outputs
     */
    public HeadConfig head(
            int outputs, List<String> named, Pooling pooling, PooledSettings settings, BaseModelInfo base) {
        if (outputs == 1) {
            int cut = maxTokens(TaskKind.REGRESSION, base);
            return new HeadConfig(TaskKind.REGRESSION, pooling, List.of(), DROPOUT, cut, settings);
        }
        List<String> names = labels.isEmpty() ? named : labels;
        if (names.isEmpty()) {
            names = new ArrayList<>();
            for (int i = 0; i < outputs; i++) {
                names.add("LABEL_" + i);
            }
        }
        if (names.size() != outputs || names.stream().distinct().count() != outputs) {
            throw new ArtifactException(
                    "the classifier has " + outputs + " outputs, expected as many different labels, found " + names);
        }
        int cut = maxTokens(TaskKind.CLASSIFICATION, base);
        return new HeadConfig(TaskKind.CLASSIFICATION, pooling, names, DROPOUT, cut, settings);
    }
}
