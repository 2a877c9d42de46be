// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import java.util.Objects;

/** What a forward says of one sequence. */
sealed interface SequenceOutput {

    /**
     * Of a head.
     *
     * @param logits {@code [outputs]}, or {@code [tokens, 2]} for questions
     */
    record Logits(float[] logits) implements SequenceOutput {}

    /**
     * Of the decoder.
     *
     * @param text without special tokens
     */
    record Written(String text) implements SequenceOutput {

        public Written {
            Objects.requireNonNull(text, "text");
        }
    }
}
