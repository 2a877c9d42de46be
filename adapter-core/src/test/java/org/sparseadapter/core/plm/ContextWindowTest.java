// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContextWindowTest {

    private static final String QUESTION = "where is the caf\u00e9?";
    private static final String CONTEXT =
            "The \ud83d\ude00 caf\u00e9 is in \u00c5rhus, behind the harbour. It opens at nine, closes late, and serves soup.";

    private final TextTokenizer tokenizer = MiniLm.shared().tokenizer();

    @Test
    void spansCountCodePointsOfTheContext() {
        ContextWindow window = tokenizer.windows(QUESTION, CONTEXT, 128, 64).get(0);
        int at = CONTEXT.codePointCount(0, CONTEXT.indexOf("harbour"));
        int[] tokens = window.tokensOf(at, at + "harbour".length());
        assertThat(part(window.starts()[tokens[0]], window.ends()[tokens[1]])).isEqualTo("harbour");
        assertThat(window.tokensOf(0, CONTEXT.codePointCount(0, CONTEXT.length()))[0])
                .isEqualTo(IntStream.range(0, window.tokens().length())
                        .filter(window::isContext)
                        .findFirst()
                        .orElseThrow());
        assertThat(window.isContext(0)).isFalse();
        assertThat(window.tokens().truncated()).isFalse();
    }

    @Test
    void windowsFollowEachOtherByTheStrideAndReadAll() {
        ContextWindow whole = tokenizer.windows(QUESTION, CONTEXT, 128, 64).get(0);
        List<ContextWindow> windows = tokenizer.windows(QUESTION, CONTEXT, 20, 4);
        assertThat(windows).hasSizeGreaterThan(2).allSatisfy(window -> {
            assertThat(window.tokens().length()).isLessThanOrEqualTo(20);
            assertThat(window.tokens().ids()[0]).isEqualTo(whole.tokens().ids()[0]);
            assertThat(window.tokens().truncated()).isFalse();
        });
        assertThat(starts(windows.get(1))[0]).isEqualTo(starts(whole)[4]);
        assertThat(windows.stream()
                        .flatMapToInt(window -> IntStream.of(starts(window)))
                        .distinct())
                .containsExactlyInAnyOrder(
                        IntStream.of(starts(whole)).distinct().boxed().toArray(Integer[]::new));
    }

    @Test
    void anAnswerBeyondTheWindowIsItsFirstToken() {
        ContextWindow first = tokenizer.windows(QUESTION, CONTEXT, 20, 4).get(0);
        int end = CONTEXT.codePointCount(0, CONTEXT.length());
        assertThat(first.tokensOf(end - 5, end - 1)).containsExactly(0, 0);
    }

    @Test
    void aLongQuestionLeavesHalfOfTheRoom() {
        ContextWindow window =
                tokenizer.windows("why ".repeat(50), CONTEXT, 23, 100).get(0);
        assertThat(starts(window)).hasSize(10);
        assertThat(window.tokens().truncated()).isTrue();
        assertThatThrownBy(() -> tokenizer.windows(QUESTION, CONTEXT, 4, 1)).hasMessageContaining("maxTokens");
    }

    @Test
    void whatCannotBeReadIsRefused() {
        assertThatThrownBy(() -> tokenizer.windows("\u200b", CONTEXT, 64, 32)).hasMessageContaining("question");
        assertThatThrownBy(() -> tokenizer.windows(QUESTION, "\u200b", 64, 32)).hasMessageContaining("context");
        assertThatThrownBy(() -> tokenizer.windows(QUESTION, "word ".repeat(2000), 16, 1))
                .hasMessageContaining("windows");
    }

    private static int[] starts(ContextWindow window) {
        return IntStream.of(window.starts()).filter(start -> start >= 0).toArray();
    }

    private static String part(int start, int end) {
        return CONTEXT.substring(CONTEXT.offsetByCodePoints(0, start), CONTEXT.offsetByCodePoints(0, end));
    }
}
