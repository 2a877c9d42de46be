// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class TrainAndPredictTest {

    @Test
    void theProgramTrainsSavesAndPredicts() {
        List<String> lines = Printed.by(TrainAndPredict::main);
        assertThat(lines.get(0)).matches("step 1 of [0-9]+: loss [0-9.]+");
        assertThat(lines).anyMatch(line -> line.startsWith("test: {accuracy=1.0, "));
        assertThat(lines.get(lines.size() - 1)).startsWith("good {bad=");
    }
}
