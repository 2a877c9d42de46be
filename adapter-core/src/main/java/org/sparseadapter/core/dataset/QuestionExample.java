// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import java.util.List;
import java.util.Objects;
import org.sparseadapter.core.task.TaskKind;

/**
 * A question over a context that holds the answer.
 *
 * @param context the text in which the answer stands
 * @param question what is asked
 * @param id the question's own name
 * @param answers the answers that count as right, at least one; training learns the first
 */
public record QuestionExample(String context, String question, String id, List<AnswerSpan> answers) implements Example {

    public QuestionExample {
        Objects.requireNonNull(context, "context");
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(id, "id");
        answers = List.copyOf(answers);
        if (answers.isEmpty()) {
            throw new IllegalArgumentException("question " + id + " has no answer");
        }
        for (AnswerSpan answer : answers) {
            if (!answer.isIn(context)) {
                throw new IllegalArgumentException("question " + id + ": the context has no \"" + answer.text()
                        + "\" from character " + answer.start());
            }
        }
    }

    @Override
    public TaskKind kind() {
        return TaskKind.QUESTION_ANSWERING;
    }

    @Override
    public List<String> labels() {
        return List.of();
    }
}
