// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.task;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The kinds of task that an adapter learns, with what is true of each. A new kind is a new constant here; what upper layers
 * know of kinds stands in exhaustive {@code switch} expressions there, which do not compile without it.
 */
public enum TaskKind {
    /** One label out of a closed set for one text or a pair of texts. */
    CLASSIFICATION(PooledSettings.FORM, HeadLevel.SEQUENCE, TaskInput.TEXT, 2, 128),
    /** Any number of labels, none too, out of a closed set for one text or a pair of texts. */
    MULTI_LABEL(MultiLabelSettings.FORM, HeadLevel.SEQUENCE, TaskInput.TEXT, 1, 128),
    /** A number for one text or a pair of texts. */
    REGRESSION(PooledSettings.FORM, HeadLevel.SEQUENCE, TaskInput.TEXT, 0, 128),
    /** The part of a context that answers a question. */
    QUESTION_ANSWERING(AnswerSettings.FORM, HeadLevel.TOKEN, TaskInput.QUESTION, 0, 384),
    /** A text for a text. */
    SEQUENCE_TO_SEQUENCE(GenerationSettings.FORM, HeadLevel.DECODER, TaskInput.TEXT, 0, 512);

    private final SettingsForm form;
    private final HeadLevel level;
    private final TaskInput input;
    private final int leastLabels;
    private final int maxTokens;

    TaskKind(SettingsForm form, HeadLevel level, TaskInput input, int leastLabels, int maxTokens) {
        this.form = form;
        this.level = level;
        this.input = input;
        this.leastLabels = leastLabels;
        this.maxTokens = maxTokens;
    }

    /** The word for it in recipes, manifests and files, for example {@code question_answering}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that word. */
    public static Optional<TaskKind> ofWord(String word) {
        return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** The words of all kinds, for messages: {@code classification, regression, ...}. */
    public static String words() {
        return Stream.of(values()).map(TaskKind::word).collect(Collectors.joining(", "));
    }

    /** The form of its settings. */
    public SettingsForm form() {
        return form;
    }

    /** The level at which its head answers. */
    public HeadLevel level() {
        return level;
    }

    /** The form of what it reads. */
    public TaskInput input() {
        return input;
    }

    /** The fewest labels of a dataset; 0 for kinds whose answers are no labels. */
    public int leastLabels() {
        return leastLabels;
    }

    /** Whether its answers are labels out of a closed set, an output of the head for each. */
    public boolean hasLabels() {
        return leastLabels > 0;
    }

    /** The number of tokens at which a recipe that says nothing cuts texts, or the size of its windows. */
    public int maxTokens() {
        return maxTokens;
    }

    /** Whether a sequence is condensed to one vector before the head sees it. */
    public boolean pools() {
        return level == HeadLevel.SEQUENCE;
    }

    /** Whether the base model's decoder writes the answer. */
    public boolean writes() {
        return level == HeadLevel.DECODER;
    }
}
