// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
    private static final TextTable TABLE = TextTable.of("NAME", ">KEPT", "REASON")
            .row("a", "7", "")
            .row("longer", "12,345", "as the gate of its recipe demands more of it than it reached");

    @Test
    void numbersEndInOneColumnAndTextBeginsInOne() {
        assertThat(TABLE.lines(200))
                .containsExactly(
                        "NAME      KEPT  REASON",
                        "a            7",
                        "longer  12,345  as the gate of its recipe demands more of it than it reached");
    }

    @Test
    void theLastColumnWrapsBetweenWords() {
        assertThat(TABLE.lines(46))
                .containsExactly(
                        "NAME      KEPT  REASON",
                        "a            7",
                        "longer  12,345  as the gate of its recipe",
                        "                demands more of it than it",
                        "                reached");
    }

    @Test
    void withoutRoomForWordsTheTerminalBreaksLines() {
        assertThat(TABLE.lines(30)).hasSize(3);
    }

    @Test
    void aWordLongerThanTheLineStaysWhole() {
        assertThat(WordWrap.lines("the digest sha256:0123456789abcdef of it", 12))
                .isEqualTo(List.of("the digest", "sha256:0123456789abcdef", "of it"));
    }

    @Test
    void tiedWordsStayOnOneLine() {
        String tied = "epochs 10, warmup".concat(WordWrap.TIE + "0.1");
        assertThat(WordWrap.lines(tied, 18)).containsExactly("epochs 10,", "warmup 0.1");
        assertThat(TextTable.untitled("a").row(tied).lines(80)).containsExactly("epochs 10, warmup 0.1");
    }

    @Test
    void titlesAloneAreNoRow() {
        assertThat(TextTable.of("A").isEmpty()).isTrue();
        assertThat(TextTable.of("A").row("x").isEmpty()).isFalse();
    }

    @Test
    void aRowHasACellForEachColumn() {
        TextTable table = TextTable.of("A", "B");
        assertThatThrownBy(() -> table.row("only one"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected 2 cells");
    }
}
