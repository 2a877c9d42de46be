// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class MixedBatchOfThreeTenantsTest {

    @Test
    void everyTenantGetsItsOwnAnswer() {
        List<String> lines = Printed.by(MixedBatchOfThreeTenants::main);
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).contains("label=urgent");
        assertThat(lines.get(1)).contains("label=good");
        assertThat(lines.get(2)).contains("label=sport");
        assertThat(lines.get(3)).contains("label=money");
    }
}
