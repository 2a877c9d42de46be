// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.task.Pooling;
import org.sparseadapter.core.task.TaskKind;

class SortedLabelsTest {

    @Test
    void everyOutputMovesWithItsName() {
        AdapterState sorted = SortedLabels.of(state(List.of("north", "east", "south")));
        assertThat(sorted.head().labels()).containsExactly("east", "north", "south");
        assertThat(sorted.parameters().get(AdapterState.HEAD_WEIGHT).dense()).containsExactly(3, 4, 1, 2, 5, 6);
        assertThat(sorted.parameters().get(AdapterState.HEAD_BIAS).dense()).containsExactly(20, 10, 30);
    }

    @Test
    void whatIsSortedStaysAsItIs() {
        AdapterState state = state(List.of("a", "b", "c"));
        assertThat(SortedLabels.of(state)).isSameAs(state);
    }

    private static AdapterState state(List<String> labels) {
        TreeMap<String, Parameter> parameters = new TreeMap<>();
        parameters.put(AdapterState.HEAD_WEIGHT, new DenseParameter(new long[] {3, 2}, new float[] {1, 2, 3, 4, 5, 6}));
        parameters.put(AdapterState.HEAD_BIAS, new DenseParameter(new long[] {3}, new float[] {10, 20, 30}));
        HeadConfig head = new HeadConfig(TaskKind.CLASSIFICATION, Pooling.MEAN, labels, 0.1, 32);
        return new AdapterState(new HeadOnly(), head, "sha256:base", parameters);
    }
}
