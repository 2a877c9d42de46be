// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core;

import java.util.List;
import java.util.Optional;
import org.sparseadapter.core.dataset.AnswerSpan;
import org.sparseadapter.core.dataset.Example;
import org.sparseadapter.core.dataset.LabelledExample;
import org.sparseadapter.core.dataset.MultiLabelExample;
import org.sparseadapter.core.dataset.QuestionExample;
import org.sparseadapter.core.dataset.ScoredExample;
import org.sparseadapter.core.dataset.SequenceExample;
import org.sparseadapter.core.task.AnswerSettings;
import org.sparseadapter.core.task.GenerationSettings;
import org.sparseadapter.core.task.HeadActivation;
import org.sparseadapter.core.task.HeadLayers;
import org.sparseadapter.core.task.MultiLabelSettings;
import org.sparseadapter.core.task.PooledSettings;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.core.task.TaskSettings;

/** One sample of everything that a kind of task has. */
public final class TaskSamples {

    private TaskSamples() {}

    /** Settings that are not the defaults. */
    public static TaskSettings settings(TaskKind kind) {
        return switch (kind) {
            case CLASSIFICATION, REGRESSION -> new PooledSettings(new HeadLayers(2, HeadActivation.RELU));
            case MULTI_LABEL -> new MultiLabelSettings(new HeadLayers(2, HeadActivation.RELU), 0.4);
            case QUESTION_ANSWERING -> new AnswerSettings(10, 12);
            case SEQUENCE_TO_SEQUENCE -> new GenerationSettings(3, 12, 4, 2, 0.5);
        };
    }

    /** Labels of a head or a dataset; none where the kind has none. */
    public static List<String> labels(TaskKind kind) {
        return kind.hasLabels() ? List.of("no", "perhaps", "yes") : List.of();
    }

    /** A row. */
    public static Example example(TaskKind kind) {
        return switch (kind) {
            case CLASSIFICATION -> new LabelledExample("It rains.", Optional.of("It pours."), "yes");
            case MULTI_LABEL -> new MultiLabelExample("It rains.", Optional.of("It pours."), List.of("no", "perhaps"));
            case REGRESSION -> new ScoredExample("It rains.", Optional.empty(), 0.5);
            case QUESTION_ANSWERING ->
                new QuestionExample("It rains in Oslo.", "Where?", "q1", List.of(new AnswerSpan("Oslo", 12)));
            case SEQUENCE_TO_SEQUENCE -> new SequenceExample("it rain", "It rains.");
        };
    }

    /** The same row as a line of an upload in JSON. */
    public static String line(TaskKind kind) {
        return switch (kind) {
            case CLASSIFICATION -> "{\"text\":\"It rains.\",\"pair\":\"It pours.\",\"label\":\"yes\"}";
            case MULTI_LABEL -> "{\"text\":\"It rains.\",\"pair\":\"It pours.\",\"labels\":[\"perhaps\",\"no\"]}";
            case REGRESSION -> "{\"text\":\"It rains.\",\"score\":0.5}";
            case QUESTION_ANSWERING ->
                "{\"context\":\"It rains in Oslo.\",\"qas\":[{\"id\":\"q1\",\"question\":\"Where?\","
                        + "\"answers\":[{\"text\":\"Oslo\",\"answer_start\":12}]}]}";
            case SEQUENCE_TO_SEQUENCE -> "{\"source\":\"it rain\",\"target\":\"It rains.\"}";
        };
    }
}
