// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.dataset.AnswerSpan;
import org.sparseadapter.core.plm.ContextWindow;
import org.sparseadapter.core.plm.Encoded;

class AnswerSearchTest {

    private static final String CONTEXT = "red green blue";

    /** A question of one token, then the words. */
    private static WindowScores window(float[] starts, float[] ends) {
        return new WindowScores(
                new ContextWindow(
                        new Encoded(new int[4], new int[4], false), new int[] {-1, 0, 4, 10}, new int[] {-1, 3, 9, 14}),
                starts,
                ends);
    }

    @Test
    void theBestPairInOrderWins() {
        // Alone, the best first token is blue and the best last one is red; that is no span.
        WindowScores scores = window(new float[] {99, 1, 2, 5}, new float[] {99, 6, 2, 0});
        AnswerSearch.Found found =
                AnswerSearch.best(CONTEXT, List.of(scores), 3).orElseThrow();
        assertThat(found.answer()).isEqualTo(new AnswerSpan("red", 0));
        double others = Math.exp(3 - 7) + Math.exp(1 - 7) + Math.exp(4 - 7) + Math.exp(2 - 7) + Math.exp(5 - 7);
        assertThat(found.probability()).isCloseTo(1 / (1 + others), within(1e-9));
    }

    @Test
    void noAnswerIsLongerThanAllowed() {
        WindowScores scores = window(new float[] {0, 9, 1, 0}, new float[] {0, 0, 0, 9});
        assertThat(AnswerSearch.best(CONTEXT, List.of(scores), 3)
                        .orElseThrow()
                        .answer()
                        .text())
                .isEqualTo(CONTEXT);
        assertThat(AnswerSearch.best(CONTEXT, List.of(scores), 2)
                        .orElseThrow()
                        .answer()
                        .text())
                .isEqualTo("green blue");
    }

    @Test
    void whatTwoWindowsHoldIsOneCandidate() {
        WindowScores sure = window(new float[] {0, 9, -9, -9}, new float[] {0, 9, -9, -9});
        WindowScores surer = window(new float[] {0, 9, -9, -9}, new float[] {0, 10, -9, -9});
        assertThat(AnswerSearch.best(CONTEXT, List.of(sure, surer, sure), 3)
                        .orElseThrow()
                        .probability())
                .isCloseTo(1, within(1e-6));
    }

    @Test
    void theBestWindowWins() {
        WindowScores weak = window(new float[] {0, 1, 0, 0}, new float[] {0, 1, 0, 0});
        WindowScores strong = window(new float[] {0, 0, 2, 0}, new float[] {0, 0, 2, 0});
        assertThat(AnswerSearch.best(CONTEXT, List.of(weak, strong), 3)
                        .orElseThrow()
                        .answer())
                .isEqualTo(new AnswerSpan("green", 4));
    }
}
