// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GridTest {

    private static List<String> names(Grid grid) {
        return grid.cells().stream().map(Cell::name).toList();
    }

    @Test
    void denseComesOnceForAllPrunersAndBaselinesComeOnceAtAll() {
        Grid grid = Grid.of(
                Spec.list(List.of("pfeiffer", "lora:rank=8,alpha=16", "none,full")),
                Spec.list(List.of("snip,random")),
                List.of(0.0, 0.4),
                List.of(4),
                List.of(Cell.parse("pfeiffer/random/0.8"), Cell.parse("pfeiffer/snip/0.40")));
        assertThat(names(grid))
                .containsExactly(
                        "pfeiffer",
                        "pfeiffer/snip/0.4",
                        "pfeiffer/snip/x4",
                        "pfeiffer/random/0.4",
                        "pfeiffer/random/x4",
                        "lora:rank=8,alpha=16",
                        "lora:rank=8,alpha=16/snip/0.4",
                        "lora:rank=8,alpha=16/snip/x4",
                        "lora:rank=8,alpha=16/random/0.4",
                        "lora:rank=8,alpha=16/random/x4",
                        "none",
                        "full",
                        "pfeiffer/random/0.8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pfeiffer", "lora:rank=8,alpha=16/snip:examples=64/0.85", "houlsby/erdos-renyi/x3", "full"})
    void cellsAreReadByTheirNames(String name) {
        assertThat(Cell.parse(name).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pfeiffer/snip",
                "none/snip/0.4",
                "pfeiffer/snip/1",
                "pfeiffer/snip/x1",
                "pfeiffer/snip/much",
                "Pfeiffer",
                "lora:rank",
                "a/b/c/d",
                ""
            })
    void whatIsNoCellIsRefused(String name) {
        assertThatThrownBy(() -> Cell.parse(name)).isInstanceOf(GridException.class);
    }

    @Test
    void aGridWithoutCellsIsRefused() {
        assertThatThrownBy(() -> Grid.of(List.of(), List.of(), List.of(0.0), List.of(), List.of()))
                .isInstanceOf(GridException.class)
                .hasMessageContaining("--adapter");
    }
}
