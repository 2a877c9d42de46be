// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Examples as JSON objects, one a line: {@code text}, {@code pair} where there is one, and {@code label}, {@code labels} (a list)
 * or {@code score};
 * {@code source} and {@code target}; {@code context} and {@code qas}, the questions that follow one another over one
 * context, each with {@code id}, {@code question} and {@code answers} of {@code text} and {@code answer_start}.
 */
final class ExampleJson {

    private ExampleJson() {}

    static void write(List<? extends Example> examples, JsonGenerator json) throws IOException {
        int next = 0;
        while (next < examples.size()) {
            json.writeStartObject();
            next += object(examples, next, json);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    /** Writes the fields of one object, and says how many examples stand in it. */
    private static int object(List<? extends Example> examples, int from, JsonGenerator json) throws IOException {
        Example example = examples.get(from);
        if (example instanceof LabelledExample labelled) {
            texts(labelled.text(), labelled.pair(), json);
            json.writeStringField(RowForm.LABEL, labelled.label());
        } else if (example instanceof MultiLabelExample labelled) {
            texts(labelled.text(), labelled.pair(), json);
            json.writeArrayFieldStart(RowForm.LABELS);
            for (String label : labelled.labels()) {
                json.writeString(label);
            }
            json.writeEndArray();
        } else if (example instanceof ScoredExample scored) {
            texts(scored.text(), scored.pair(), json);
            json.writeNumberField(RowForm.SCORE, scored.score());
        } else if (example instanceof SequenceExample sequence) {
            json.writeStringField("source", sequence.source());
            json.writeStringField("target", sequence.target());
        } else if (example instanceof QuestionExample question) {
            return questions(examples, from, question, json);
        } else {
            throw new IllegalStateException("no form known for " + example.getClass());
        }
        return 1;
    }

    private static void texts(String text, Optional<String> pair, JsonGenerator json) throws IOException {
        json.writeStringField("text", text);
        if (pair.isPresent()) {
            json.writeStringField("pair", pair.get());
        }
    }

    /** Writes the questions over the context of one, and says how many they are. */
    private static int questions(List<? extends Example> examples, int from, QuestionExample first, JsonGenerator json)
            throws IOException {
        json.writeStringField(QuestionRowForm.CONTEXT, first.context());
        json.writeArrayFieldStart(QuestionRowForm.QUESTIONS);
        int next = from;
        while (next < examples.size()
                && examples.get(next) instanceof QuestionExample question
                && question.context().equals(first.context())) {
            question(question, json);
            next++;
        }
        json.writeEndArray();
        return next - from;
    }

    private static void question(QuestionExample question, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField(QuestionRowForm.ID, question.id());
        json.writeStringField(QuestionRowForm.QUESTION, question.question());
        json.writeArrayFieldStart(QuestionRowForm.ANSWERS);
        for (AnswerSpan answer : question.answers()) {
            json.writeStartObject();
            json.writeStringField(QuestionRowForm.TEXT, answer.text());
            json.writeNumberField(QuestionRowForm.START, answer.start());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
