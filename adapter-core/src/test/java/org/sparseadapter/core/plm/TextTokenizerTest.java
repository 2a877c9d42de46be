// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Special tokens, segments and truncation, on the real tokenizer of MiniLM. */
class TextTokenizerTest {

    private static final int CLS = 101;
    private static final int SEP = 102;

    private final TextTokenizer tokenizer = MiniLm.shared().tokenizer();

    @Test
    void oneSentence() {
        Encoded encoded = tokenizer.encode("hello world", Optional.empty(), 128);
        assertThat(encoded.ids()).containsExactly(CLS, 7592, 2088, SEP);
        assertThat(encoded.segments()).containsExactly(0, 0, 0, 0);
        assertThat(encoded.truncated()).isFalse();
    }

    @Test
    void twoSentencesHaveTwoSegments() {
        Encoded encoded = tokenizer.encode("hello", Optional.of("world"), 128);
        assertThat(encoded.ids()).containsExactly(CLS, 7592, SEP, 2088, SEP);
        assertThat(encoded.segments()).containsExactly(0, 0, 0, 1, 1);
    }

    @Test
    void longTextIsCutAndSaidSo() {
        Encoded encoded = tokenizer.encode("hello ".repeat(500), Optional.empty(), 16);
        assertThat(encoded.length()).isEqualTo(16);
        assertThat(encoded.ids()[15]).isEqualTo(SEP);
        assertThat(encoded.truncated()).isTrue();
    }

    @Test
    void whatFitsExactlyIsNotCut() {
        assertThat(tokenizer.encode("hello world", Optional.empty(), 4).truncated())
                .isFalse();
    }

    @Test
    void theLongerOfTwoIsCutFirst() {
        Encoded encoded = tokenizer.encode("hello hello", Optional.of("world ".repeat(50)), 10);
        assertThat(encoded.ids()).containsExactly(CLS, 7592, 7592, SEP, 2088, 2088, 2088, 2088, 2088, SEP);
        Encoded turned = tokenizer.encode("hello ".repeat(50), Optional.of("world"), 10);
        assertThat(Arrays.stream(turned.ids()).filter(id -> id == 7592)).hasSize(6);
        assertThat(turned.segments()[9]).isEqualTo(1);
    }

    @Test
    void bothLongShareTheRoom() {
        Encoded encoded = tokenizer.encode("hello ".repeat(50), Optional.of("world ".repeat(50)), 10);
        assertThat(Arrays.stream(encoded.ids()).filter(id -> id == 7592)).hasSize(3);
        assertThat(Arrays.stream(encoded.ids()).filter(id -> id == 2088)).hasSize(4);
    }

    @Test
    void emptyTextIsTheTemplateAlone() {
        assertThat(tokenizer.encode("", Optional.empty(), 8).ids()).containsExactly(CLS, SEP);
    }

    @Test
    void noRoomForTheTemplateIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tokenizer.encode("hello", Optional.empty(), 1))
                .withMessageContaining("maxTokens");
    }

    @Test
    void missingFileIsNamed() {
        assertThatThrownBy(() -> TextTokenizer.load(Path.of("nowhere", "tokenizer.json")))
                .isInstanceOf(BaseModelException.class)
                .hasMessageContaining("nowhere");
    }
}
