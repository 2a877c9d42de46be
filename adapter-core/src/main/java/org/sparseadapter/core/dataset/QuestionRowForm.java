// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sparseadapter.core.task.TaskKind;

/**
 * Rows of a context with its questions, nested as in SQuAD: {@code context} and {@code qas}, a list of {@code id},
 * {@code question} and {@code answers}, each of these with {@code text} and {@code answer_start}. JSON Lines alone can
 * hold them. Other fields are passed over.
 */
record QuestionRowForm() implements RowForm {

    static final String CONTEXT = "context";
    static final String QUESTIONS = "qas";
    static final String QUESTION = "question";
    static final String ID = "id";
    static final String ANSWERS = "answers";
    static final String TEXT = "text";
    static final String START = "answer_start";

    private static final int ID_LENGTH = 200;

    static Optional<QuestionRowForm> among(Collection<String> present, RowErrors errors, long line) {
        for (String needed : List.of(CONTEXT, QUESTIONS)) {
            if (!present.contains(needed)) {
                RowForm.missing(needed, present, errors, line);
            }
        }
        return Optional.of(new QuestionRowForm());
    }

    @Override
    public TaskKind kind() {
        return TaskKind.QUESTION_ANSWERING;
    }

    @Override
    public boolean pairs() {
        return false;
    }

    @Override
    public Set<String> used() {
        return Set.of(CONTEXT, QUESTIONS);
    }

    @Override
    public List<Example> read(RowSource rows, TextCheck check) {
        Optional<String> context = check.text(rows, CONTEXT);
        List<Example> examples = new ArrayList<>();
        rows.list(QUESTIONS).ifPresent(questions -> {
            for (int i = 0; i < questions.size(); i++) {
                String path = QUESTIONS + "[" + i + "]";
                question(questions.get(i), path, context, rows, check).ifPresent(examples::add);
            }
        });
        return examples;
    }

    private static Optional<Example> question(
            JsonNode json, String path, Optional<String> context, RowSource rows, TextCheck check) {
        Optional<String> question = check.text(rows, path + "." + QUESTION, json.path(QUESTION));
        Optional<String> id = check.name(rows, path + "." + ID, json.path(ID), ID_LENGTH);
        JsonNode list = json.path(ANSWERS);
        if (!list.isArray() || list.isEmpty()) {
            check.wrong(rows, path + "." + ANSWERS, "expected a list of at least one answer");
            return Optional.empty();
        }
        List<AnswerSpan> answers = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            answer(list.get(i), path + "." + ANSWERS + "[" + i + "]", context, rows, check)
                    .ifPresent(answers::add);
        }
        boolean whole = context.isPresent() && question.isPresent() && id.isPresent() && answers.size() == list.size();
        return whole
                ? Optional.of(new QuestionExample(context.get(), question.get(), id.get(), answers))
                : Optional.empty();
    }

    private static Optional<AnswerSpan> answer(
            JsonNode json, String path, Optional<String> context, RowSource rows, TextCheck check) {
        Optional<String> text = check.text(rows, path + "." + TEXT, json.path(TEXT));
        JsonNode start = json.path(START);
        if (!start.isIntegralNumber() || !start.canConvertToInt() || start.intValue() < 0) {
            check.wrong(rows, path + "." + START, "expected a number of characters from 0");
            return Optional.empty();
        }
        Optional<AnswerSpan> answer = text.map(part -> new AnswerSpan(part, start.intValue()));
        if (answer.isPresent() && context.isPresent() && !answer.get().isIn(context.get())) {
            check.wrong(rows, path, "the context does not hold this text from character " + start.intValue());
            return Optional.empty();
        }
        return answer;
    }
}
