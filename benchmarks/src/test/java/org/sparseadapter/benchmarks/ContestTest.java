// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContestTest {

    @Test
    void ratiosAreTakenWithinARoundBeforeTheMedian() {
        Map<String, List<Cost>> costs = new LinkedHashMap<>();
        costs.put("peer", List.of(new Cost(100, 50), new Cost(200, 100), new Cost(100, 50)));
        costs.put("ours", List.of(new Cost(150, 100), new Cost(300, 300), new Cost(160, 50)));

        List<Standing> standings = Contest.standings(costs);

        assertThat(standings.get(0)).isEqualTo(new Standing("peer", new Cost(100, 50), 1, 1));
        assertThat(standings.get(1)).isEqualTo(new Standing("ours", new Cost(160, 100), 1.5, 2));
    }

    @Test
    void theFirstRoundWarmsUpAndDoesNotCount() {
        int[] calls = {0};
        List<Standing> standings = new Contest()
                .with("work", () -> new Cost(calls[0]++ == 0 ? 1000 : 10, 10))
                .run(3);

        assertThat(calls[0]).isEqualTo(4);
        assertThat(standings.get(0).cost().cpuMillis()).isEqualTo(10);
    }

    @Test
    void aReportIsReadableBothWays() {
        Section section =
                new Section("A step", List.of(new Standing("ours", new Cost(160, 100), 1.5, 2)), List.of("A note."));
        Report report = new Report("a machine", 1, 3, List.of(section));

        assertThat(report.markdown())
                .contains("# 1 thread, medians of 3 rounds", "| ours | 160 | 100 | 1.50 | 2.00 |", "A note.");
        assertThat(report.json().at("/sections/0/standings/0/cpuRatio").asDouble())
                .isEqualTo(1.5);
    }
}
