// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import java.util.Objects;
import org.sparseadapter.core.dataset.AnswerSpan;

/**
 * The answer to a question over a context.
 *
 * @param answer the best part of the context
 * @param score how probable it is among the parts that were considered, in (0, 1]
 * @param truncated whether the question was cut; a context is read whole
 */
public record AnswerPrediction(AnswerSpan answer, double score, boolean truncated) implements Prediction {

    public AnswerPrediction {
        Objects.requireNonNull(answer, "answer");
    }
}
