// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.site.PrefixSlice;
import org.sparseadapter.core.site.Site;
import org.sparseadapter.core.site.SiteFunctions;
import org.sparseadapter.core.site.SitePoint;
import org.sparseadapter.core.site.SiteRows;

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
    void aSiteThatNoAdapterCoversIsNotCovered() {
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

    private record Prefixed(NDArray keys) implements SiteFunctions {
        @Override
        public boolean covers(Site site) {
            return false;
        }

        @Override
        public NDArray apply(Site site, SiteRows rows) {
            return rows.output();
        }

        @Override
        public List<PrefixSlice> prefixes(Site attention, NDManager owner) {
            return attention.layer() == 0 ? List.of(PrefixSlice.everywhere(keys, keys)) : List.of();
        }
    }

    @Test
    void aPrefixKeepsToTheRowsOfItsAdapter() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray two = manager.ones(new Shape(2, 4));
            NDArray three = manager.ones(new Shape(3, 4));
            MixedSites sites = new MixedSites(List.of(
                    new RowSlice(0, 2, SiteFunctions.none()),
                    new RowSlice(2, 5, new Prefixed(two)),
                    new RowSlice(5, 6, new Times(2)),
                    new RowSlice(6, 9, new Prefixed(three))));
            assertThat(sites.prefixes(new Site(0, SitePoint.ATTENTION_OUTPUT), manager))
                    .containsExactly(new PrefixSlice(2, 5, two, two), new PrefixSlice(6, 9, three, three));
            assertThat(sites.prefixes(new Site(1, SitePoint.ATTENTION_OUTPUT), manager))
                    .isEmpty();
        }
    }

    @Test
    void sequencesKeepTheirAdapterWhateverRowsTheyHave() {
        Times ten = new Times(10);
        Times hundred = new Times(100);
        MixedSequences sequences =
                new MixedSequences(List.of(new SequenceSlice(0, 2, ten), new SequenceSlice(2, 3, hundred)));
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray rows = manager.ones(new Shape(4, 1));
            SiteFunctions source = sequences.over(new int[] {0, 1, 3, 4});
            assertThat(source.apply(COVERED, SiteRows.ofProjection(rows, rows)).toFloatArray())
                    .containsExactly(10, 10, 10, 100);
            SiteFunctions target = sequences.over(new int[] {0, 1, 1, 4});
            assertThat(target.apply(COVERED, SiteRows.ofProjection(rows, rows)).toFloatArray())
                    .containsExactly(10, 100, 100, 100);
        }
        assertThat(sequences.over(new int[] {0, 0, 0, 4})).isSameAs(hundred);
        assertThatThrownBy(() -> sequences.over(new int[] {0, 4})).hasMessageContaining("3 sequences");
        assertThatThrownBy(() -> new MixedSequences(List.of(new SequenceSlice(1, 2, ten))))
                .hasMessageContaining("from sequence 0");
    }
}
