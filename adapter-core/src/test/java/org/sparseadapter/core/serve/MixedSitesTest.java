// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.adapter.Site;
import org.sparseadapter.core.adapter.SiteFunctions;
import org.sparseadapter.core.adapter.SitePoint;
import org.sparseadapter.core.adapter.SiteRows;

class MixedSitesTest {

    private static final Site COVERED = new Site(0, SitePoint.FFN_OUTPUT);
    private static final Site BARE = new Site(1, SitePoint.FFN_OUTPUT);

    private record Times(float factor) implements SiteFunctions {
        @Override
        public boolean covers(Site site) {
            return site.equals(COVERED);
        }

        @Override
        public NDArray apply(Site site, SiteRows rows) {
            return rows.output().mul(factor);
        }
    }

    @Test
    void eachActsOnItsOwnRowsAndOthersPassThrough() {
        MixedSites sites = new MixedSites(List.of(
                new RowSlice(0, 1, SiteFunctions.none()),
                new RowSlice(1, 2, SiteFunctions.none()),
                new RowSlice(2, 4, new Times(10)),
                new RowSlice(4, 5, new Times(100))));
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray rows = manager.create(new float[] {1, 2, 3, 4, 5}, new Shape(5, 1));

            NDArray result = sites.apply(COVERED, SiteRows.ofProjection(rows, rows));

            assertThat(result.toFloatArray()).containsExactly(1, 2, 30, 40, 500);
            assertThat(result.getShape()).isEqualTo(new Shape(5, 1));
            assertThat(rows.toFloatArray()).containsExactly(1, 2, 3, 4, 5);
        }
    }

    @Test
    void aSiteThatNobodyCoversIsNotCovered() {
        MixedSites sites =
                new MixedSites(List.of(new RowSlice(0, 3, new Times(2)), new RowSlice(3, 4, SiteFunctions.none())));

        assertThat(sites.covers(COVERED)).isTrue();
        assertThat(sites.covers(BARE)).isFalse();
    }

    @Test
    void slicesMustCoverAllRows() {
        assertThatThrownBy(() ->
                        new MixedSites(List.of(new RowSlice(0, 3, new Times(2)), new RowSlice(4, 5, new Times(3)))))
                .hasMessageContaining("from row 3");
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray rows = manager.ones(new Shape(4, 1));
            MixedSites short3 = new MixedSites(List.of(new RowSlice(0, 3, new Times(2))));
            assertThatThrownBy(() -> short3.apply(COVERED, SiteRows.ofProjection(rows, rows)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
