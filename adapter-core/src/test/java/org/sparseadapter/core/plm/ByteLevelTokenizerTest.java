// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Byte-level pairs as RoBERTa and BART have them; the ids are those of the tokenizers library in Python. */
class ByteLevelTokenizerTest {

    private static TextTokenizer tokenizer;

    @BeforeAll
    static void load() throws URISyntaxException {
        tokenizer = TextTokenizer.load(Path.of(
                Objects.requireNonNull(ByteLevelTokenizerTest.class.getResource("/tokenizers/byte-level-bpe.json"))
                        .toURI()));
    }

    @AfterAll
    static void close() {
        tokenizer.close();
    }

    @Test
    void spacesAndLinesCount() {
        assertThat(ids("The cat sat.", 16)).containsExactly(0, 321, 270, 314, 18, 2);
        assertThat(ids(" The  cat\nsat", 16)).containsExactly(0, 225, 321, 225, 270, 203, 87, 261, 2);
    }

    @Test
    void whatIsNoLetterFallsIntoBytes() {
        assertThat(ids("na\u00efve \ud83d\ude42", 16))
                .containsExactly(0, 82, 69, 132, 112, 90, 73, 225, 177, 258, 252, 229, 2);
    }

    @Test
    void emptyTextIsTheTemplateAlone() {
        assertThat(ids("", 16)).containsExactly(0, 2);
    }

    @Test
    void twoSentencesHaveTwoEndsBetweenThemAndOneSegment() {
        Encoded encoded = tokenizer.encode("The cat", Optional.of("sat."), 16);
        assertThat(encoded.ids()).containsExactly(0, 321, 270, 2, 2, 87, 261, 18, 2);
        assertThat(encoded.segments()).containsOnly(0);
    }

    @Test
    void theLongerOfTwoIsCutFirst() {
        Encoded encoded = tokenizer.encode("The cat", Optional.of("sat."), 7);
        assertThat(encoded.ids()).containsExactly(0, 321, 2, 2, 87, 261, 2);
        assertThat(encoded.truncated()).isTrue();
    }

    private static int[] ids(String text, int maxTokens) {
        return tokenizer.encode(text, Optional.empty(), maxTokens).ids();
    }
}
