// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparseadapter.core.dataset.AnswerSpan;
import org.sparseadapter.core.serve.AnswerPrediction;
import org.sparseadapter.core.serve.LabelPrediction;
import org.sparseadapter.core.serve.MultiLabelPrediction;
import org.sparseadapter.core.serve.Prediction;
import org.sparseadapter.core.serve.TextPrediction;
import org.sparseadapter.core.serve.ValuePrediction;

/** Every form of a prediction is answered over HTTP, and every answer stands in the OpenAPI document. */
class OutcomeTest {

    private static final Map<Prediction, Outcome> SAMPLES = new LinkedHashMap<>();

    static {
        SAMPLES.put(
                new LabelPrediction("yes", Map.of("yes", 1f), false),
                new Outcome.Labelled("yes", Map.of("yes", 1f), false));
        SAMPLES.put(
                new MultiLabelPrediction(List.of("a", "b"), Map.of("a", 0.9f, "b", 0.6f, "c", 0.1f), false),
                new Outcome.MultiLabelled(List.of("a", "b"), Map.of("a", 0.9f, "b", 0.6f, "c", 0.1f), false));
        SAMPLES.put(new ValuePrediction(0.5, true), new Outcome.Valued(0.5, true));
        SAMPLES.put(
                new AnswerPrediction(new AnswerSpan("Oslo", 12), 0.5, false),
                new Outcome.Answered(new Outcome.Span("Oslo", 12, 16, 0.5), false));
        SAMPLES.put(new TextPrediction("It rains.", false), new Outcome.Written("It rains.", false));
    }

    static Stream<Class<?>> predictions() {
        return Stream.of(Prediction.class.getPermittedSubclasses());
    }

    static Stream<Class<?>> outcomes() {
        return Stream.of(Outcome.class.getPermittedSubclasses());
    }

    @Test
    void predictionsAreAnsweredInTheirForm() {
        SAMPLES.forEach(
                (prediction, outcome) -> assertThat(Outcome.of(prediction)).isEqualTo(outcome));
    }

    @ParameterizedTest
    @MethodSource("predictions")
    void everyFormOfAPredictionHasASample(Class<?> form) {
        assertThat(SAMPLES.keySet()).as("a %s", form.getSimpleName()).anyMatch(form::isInstance);
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void everyFormOfAnAnswerIsDocumented(Class<?> form) {
        assertThat(SAMPLES.values()).as("a %s", form.getSimpleName()).anyMatch(form::isInstance);
        assertThat(List.of(Outcome.class.getAnnotation(Schema.class).oneOf())).contains(form);
    }
}
