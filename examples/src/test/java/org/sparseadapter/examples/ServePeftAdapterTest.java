// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class ServePeftAdapterTest {

    /** Python's own answers for these texts are 0.9999 for each. */
    @Test
    void thePeftAdapterAnswersAsItDoesInPython() {
        List<String> lines = Printed.by(ServePeftAdapter::main);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains("label=urgent").contains("urgent=0.999");
        assertThat(lines.get(1)).contains("label=routine").contains("routine=0.999");
    }
}
