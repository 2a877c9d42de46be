// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparseadapter.lab.console.CommandFailedException;

class ResultLinesTest {
    private static final RunResult FIRST = SampleResults.of("mood", "pfeiffer", 1, 0.5, 0.75);
    private static final RunResult SECOND = SampleResults.of("mood", "pfeiffer/snip/0.4", 1, 0.5, 0.8);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("new/runs.jsonl");
    }

    @Test
    void whatWasAddedIsThereAgain() {
        try (ResultLines lines = ResultLines.open(file)) {
            lines.add(FIRST);
            assertThat(ResultLines.read(file)).containsExactly(FIRST);
            lines.add(SECOND);
        }
        try (ResultLines lines = ResultLines.open(file)) {
            assertThat(lines.all()).containsExactly(FIRST, SECOND);
            assertThat(lines.contains(SECOND.key())).isTrue();
            assertThat(lines.contains("sha256:other")).isFalse();
        }
    }

    @Test
    void aLastLineThatACrashToreIsCutOff() throws IOException {
        try (ResultLines lines = ResultLines.open(file)) {
            lines.add(FIRST);
            lines.add(SECOND);
        }
        byte[] whole = Files.readAllBytes(file);
        int firstLine = Files.readString(file).indexOf('\n') + 1;
        for (int length : new int[] {whole.length - 1, whole.length - 100, firstLine + 1, firstLine}) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertThat(ResultLines.read(file)).containsExactly(FIRST);
            try (ResultLines lines = ResultLines.open(file)) {
                assertThat(lines.contains(SECOND.key())).isFalse();
                lines.add(SECOND);
            }
            assertThat(file).hasBinaryContent(whole);
        }
    }

    @Test
    void aBrokenLineInTheMiddleIsNamed() throws IOException {
        try (ResultLines lines = ResultLines.open(file)) {
            lines.add(FIRST);
        }
        Files.writeString(file, "{\"key\":\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> ResultLines.open(file))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void twoExperimentsCannotAddToOneFile() {
        try (ResultLines lines = ResultLines.open(file)) {
            assertThatThrownBy(() -> ResultLines.open(file))
                    .isInstanceOf(CommandFailedException.class)
                    .hasMessageContaining(file.toString());
            assertThat(lines.all()).isEmpty();
        }
    }

    @Test
    void aRunOfTwoDevicesIsNoRunTwice() {
        try (ResultLines lines = ResultLines.open(file)) {
            lines.add(FIRST);
            lines.add(SampleResults.on("gpu", FIRST));
        }
        assertThatThrownBy(() -> ResultLines.read(file))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("mood pfeiffer seed 1 was run on cpu and on gpu");
    }

    @Test
    void nothingToReadIsSaid() {
        assertThatThrownBy(() -> ResultLines.read(file)).isInstanceOf(CommandFailedException.class);
    }
}
