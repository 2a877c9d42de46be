// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RougeTest {

    private static final Offset<Double> EXACT = within(1e-12);

    /** Lin's own example (2004): police killed the gunman. Against "police kill the gunman": LCS 3 of 4 and 4. */
    @Test
    void lins2004Example() {
        String right = "police killed the gunman";
        assertThat(Rouge.longest("police kill the gunman", right)).isCloseTo(3 / 4.0, EXACT);
        assertThat(Rouge.longest("the gunman kill police", right)).isCloseTo(2 / 4.0, EXACT);
        assertThat(Rouge.longest("the gunman police killed", right)).isCloseTo(2 / 4.0, EXACT);
        assertThat(Rouge.ngrams(2, "police kill the gunman", right)).isCloseTo(1 / 3.0, EXACT);
        assertThat(Rouge.ngrams(2, "the gunman kill police", right)).isCloseTo(1 / 3.0, EXACT);
    }

    /** The readme of the rouge_score library: p .75 and r .667 for rouge1, p .625 and r .556 for rougeL. */
    @Test
    void theLibrarysOwnExample() {
        String right = "The quick brown fox jumps over the lazy dog";
        String answer = "The quick brown dog jumps on the log.";
        assertThat(Rouge.ngrams(1, answer, right)).isCloseTo(2 * 0.75 * (6 / 9.0) / (0.75 + 6 / 9.0), EXACT);
        assertThat(Rouge.longest(answer, right)).isCloseTo(2 * 0.625 * (5 / 9.0) / (0.625 + 5 / 9.0), EXACT);
    }

    @Test
    void runsCountAsOftenAsInBoth() {
        assertThat(Rouge.ngrams(1, "a a a b", "a a c")).isCloseTo(2 * 2 / 7.0, EXACT);
    }

    @Test
    void wordsAreLowerCaseLettersAndDigits() {
        assertThat(Rouge.ngrams(1, "Don't STOP-2day", "don t stop 2day")).isEqualTo(1);
        assertThat(Rouge.ngrams(1, "...", "word")).isZero();
        assertThat(Rouge.longest("", "")).isZero();
        assertThat(Rouge.ngrams(2, "one", "one")).isZero();
    }
}
