// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Model.CommandSpec;

class TerminalTest {

    @ParameterizedTest
    @CsvSource({"72, 72", "7, 40", "9999, 160"})
    void columnsSayTheWidthWithinReason(String columns, int width) {
        assertThat(Terminal.width(Map.of("COLUMNS", columns), CommandSpec.create()))
                .isEqualTo(width);
    }
}
