// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerMatchTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The Eiffel  Tower! | eiffel tower",
                "a cat, an ox and the end | cat ox and end",
                "Theatre another | theatre another",
                "St. John's | st johns",
                "U.S.-based | usbased",
                "50% (approx.) | 50 approx",
                "'Café–bar' | café–bar"
            })
    void normalisation(String text, String expected) {
        assertThat(AnswerMatch.normalised(text.replace("'", "\"").replace("John\"s", "John's")))
                .isEqualTo(expected);
    }

    @Test
    void exactMatchIsTheBestOverAllRightAnswers() {
        assertThat(AnswerMatch.exact("the Denver Broncos.", List.of("Broncos", "Denver Broncos")))
                .isEqualTo(1);
        assertThat(AnswerMatch.exact("Denver", List.of("Broncos", "Denver Broncos")))
                .isZero();
        assertThat(AnswerMatch.exact("", List.of("the"))).isEqualTo(1);
    }

    /** Answer of 4 words, right one of 3, 2 in common: p 2/4, r 2/3, F1 4/7. */
    @Test
    void f1ByHand() {
        assertThat(AnswerMatch.f1("in Santa Clara today", List.of("Santa Clara, California")))
                .isCloseTo(4 / 7.0, within(1e-12));
        assertThat(AnswerMatch.f1("in Santa Clara today", List.of("Levi's", "in Santa Clara")))
                .isCloseTo(6 / 7.0, within(1e-12));
        assertThat(AnswerMatch.f1("nothing", List.of("Levi's"))).isZero();
    }

    /** A word that is there twice counts twice only where it is twice in both: 2 in common of 3 and 2. */
    @Test
    void repeatedWordsCountAsOftenAsInBoth() {
        assertThat(AnswerMatch.f1("ha ha ha", List.of("ha ha"))).isCloseTo(4 / 5.0, within(1e-12));
    }
}
