// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.dataset.Example;
import org.sparseadapter.core.dataset.MultiLabelExample;
import org.sparseadapter.core.metric.LabelSet;
import org.sparseadapter.core.metric.MultiLabelMetrics;
import org.sparseadapter.core.plm.Encoded;
import org.sparseadapter.core.task.Pooling;
import org.sparseadapter.core.task.TaskKind;

class MultiLabelRowsTest {

    private static final int ROWS = 200_000;
    private static final int LABELS = 1_000;
    private static final Encoded TOKENS = new Encoded(new int[] {1, 2, 3}, new int[3], false);

    @Test
    void truthIsInTheOrderOfTheHeadWithoutLabelsThatItLacks() {
        MultiLabelRows rows = rows(
                List.of("c", "a", "b"),
                List.of(
                        MultiLabelExample.of("x", List.of("a", "b")),
                        MultiLabelExample.of("y", List.of()),
                        MultiLabelExample.of("z", List.of("c", "other"))));
        assertThat(rows.truth(new int[] {2, 0, 1})).containsExactly(1, 0, 0, 0, 1, 1, 0, 0, 0);
        assertThat(rows.truth()).containsExactly(LabelSet.of(2, 1), LabelSet.of(), LabelSet.of(0));
    }

    /** A row of a few bytes must not cost the workers a field for each of a thousand labels: that would be 200 MB here. */
    @Test
    void rowsWithoutLabelsCostNothingForTheLabelsOfOthers() {
        List<String> labels =
                IntStream.range(0, LABELS).mapToObj(label -> "label" + label).toList();
        List<Example> examples = new ArrayList<>(Collections.nCopies(ROWS, MultiLabelExample.of("x", List.of())));
        examples.set(0, MultiLabelExample.of("x", labels));
        long before = allocated();
        MultiLabelRows rows = rows(labels, examples);
        MultiLabelMetrics baseline = MultiLabelMetrics.ofMostFrequent(LABELS, rows.truth());
        assertThat(allocated() - before)
                .as("bytes allocated on the way, garbage too")
                .isLessThan((long) ROWS * LABELS);
        Set<LabelSet> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        kept.addAll(rows.truth());
        assertThat(kept).as("sets in memory").hasSize(2);
        assertThat(rows.size()).isEqualTo(ROWS);
        assertThat(baseline.exact()).isEqualTo(ROWS - 1);
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static MultiLabelRows rows(List<String> labels, List<Example> examples) {
        return MultiLabelRows.of(
                new HeadConfig(TaskKind.MULTI_LABEL, Pooling.POOLER, labels, 0, 8),
                examples,
                LossSettings.plain(),
                (text, pair, maxTokens) -> TOKENS);
    }
}
