// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import java.util.Optional;

/** Turns the outputs of the sequences that an input was cut into, one at a time, into its answer. */
@FunctionalInterface
interface SequenceReply {

    /**
     * Takes the output of one sequence.
     *
     * @return the answer, once all sequences of the input are there
     * @throws PredictionFailedException if a score is no number
     */
    Optional<Prediction> take(SequenceOutput output);

    /** For inputs of one sequence and heads of one row. */
    static SequenceReply ofLogits(LogitsReading reading) {
        return output -> {
            if (output instanceof SequenceOutput.Logits scores) {
                return Optional.of(reading.read(scores.logits()));
            }
            throw new IllegalStateException("expected scores, found " + output);
        };
    }

    /** From a head's row to an answer. */
    @FunctionalInterface
    interface LogitsReading {
        Prediction read(float[] logits);
    }

    /** For texts. */
    static SequenceReply ofText(boolean truncated) {
        return output -> {
            if (output instanceof SequenceOutput.Written written) {
                return Optional.of(new TextPrediction(written.text(), truncated));
            }
            throw new IllegalStateException("expected a text, found " + output);
        };
    }
}
