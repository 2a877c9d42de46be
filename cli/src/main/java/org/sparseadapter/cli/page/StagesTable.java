// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.page;

import java.util.List;
import java.util.Locale;
import org.sparseadapter.cli.client.StageDocument;
import org.sparseadapter.lab.console.ReadableDuration;
import org.sparseadapter.lab.console.TextTable;

/** The stages of a version with their durations. */
final class StagesTable {
    private StagesTable() {}

    static TextTable of(List<StageDocument> stages) {
        TextTable table = TextTable.of("STAGE", "STATE", ">ATTEMPTS", ">WAITED", ">COMPUTED", "DEVICE");
        for (StageDocument stage : stages) {
            table.row(
                    stage.stage().toLowerCase(Locale.ROOT),
                    stage.state().toLowerCase(Locale.ROOT),
                    Integer.toString(stage.attempts()),
                    stage.waited()
                            .map(waited -> ReadableDuration.measured(waited.toMillis() / 1000.0))
                            .orElse("-"),
                    stage.seconds().isPresent()
                            ? ReadableDuration.measured(stage.seconds().getAsDouble())
                            : "-",
                    stage.device().isEmpty() ? "-" : stage.device());
        }
        return table;
    }
}
