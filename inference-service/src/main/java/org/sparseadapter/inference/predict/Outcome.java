// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference.predict;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.sparseadapter.core.dataset.AnswerSpan;
import org.sparseadapter.core.serve.AnswerPrediction;
import org.sparseadapter.core.serve.LabelPrediction;
import org.sparseadapter.core.serve.MultiLabelPrediction;
import org.sparseadapter.core.serve.Prediction;
import org.sparseadapter.core.serve.TextPrediction;
import org.sparseadapter.core.serve.ValuePrediction;

/** The answer to one input; its form is that of the adapter's task. */
@Schema(
        name = "Prediction",
        description = "The answer to one input; its form is that of the adapter's task.",
        oneOf = {
            Outcome.Labelled.class,
            Outcome.MultiLabelled.class,
            Outcome.Valued.class,
            Outcome.Answered.class,
            Outcome.Written.class
        })
public sealed interface Outcome {

    /** Whether the input was longer than the adapter takes, and was cut. */
    boolean truncated();

    /** As the service answers it. */
    static Outcome of(Prediction prediction) {
        if (prediction instanceof LabelPrediction labelled) {
            return new Labelled(labelled.label(), labelled.scores(), labelled.truncated());
        } else if (prediction instanceof MultiLabelPrediction labelled) {
            return new MultiLabelled(labelled.labels(), labelled.scores(), labelled.truncated());
        } else if (prediction instanceof ValuePrediction valued) {
            return new Valued(valued.value(), valued.truncated());
        } else if (prediction instanceof AnswerPrediction answered) {
            AnswerSpan answer = answered.answer();
            return new Answered(
                    new Span(answer.text(), answer.start(), answer.end(), answered.score()), answered.truncated());
        } else if (prediction instanceof TextPrediction written) {
            return new Written(written.text(), written.truncated());
        }
        throw new IllegalStateException("no form known for " + prediction);
    }

    /**
     * Classification.
     *
     * @param label the most probable label
     * @param scores the probability of every label; they add up to 1
     * @param truncated whether the text was longer than the adapter takes, and was cut
     */
    @Schema(name = "LabelPrediction")
    record Labelled(String label, Map<String, Float> scores, boolean truncated) implements Outcome {}

    /**
     * Multi-label classification.
     *
     * @param labels those above the adapter's threshold, the most probable first; perhaps none
     * @param scores the probability of every label, each for itself
     * @param truncated whether the text was longer than the adapter takes, and was cut
     */
    @Schema(name = "MultiLabelPrediction")
    record MultiLabelled(List<String> labels, Map<String, Float> scores, boolean truncated) implements Outcome {}

    /**
     * Regression.
     *
     * @param value the number
     * @param truncated whether the text was longer than the adapter takes, and was cut
     */
    @Schema(name = "ValuePrediction")
    record Valued(double value, boolean truncated) implements Outcome {}

    /**
     * Question answering.
     *
     * @param answer the best part of the context
     * @param truncated whether something of the input was not read
     */
    @Schema(name = "AnswerPrediction")
    record Answered(Span answer, boolean truncated) implements Outcome {}

    /**
     * A part of a context.
     *
     * @param text the part as it stands there
     * @param start characters (Unicode code points) before it
     * @param end characters before what follows it
     * @param score how probable it is among the parts that were considered
     */
    @Schema(name = "AnswerSpan")
    record Span(String text, int start, int end, double score) {}

    /**
     * Sequence to sequence.
     *
     * @param text what was written
     * @param truncated whether the source was longer than the adapter takes, and was cut
     */
    @Schema(name = "TextPrediction")
    record Written(String text, boolean truncated) implements Outcome {}
}
