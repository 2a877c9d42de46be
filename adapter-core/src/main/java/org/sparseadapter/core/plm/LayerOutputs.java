// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.core.site.PrefixSlice;
import org.sparseadapter.core.site.Site;
import org.sparseadapter.core.site.SiteFunctions;
import org.sparseadapter.core.site.SitePoint;
import org.sparseadapter.core.site.SiteRows;

/**
 * The hidden states behind every layer of one forward call, kept by watching its sites: the first layer's query projection reads
 * the embeddings, and the last site of a layer knows the residual and the norm that make its output. Adapters act as
 * without it.
 */
public final class LayerOutputs implements SiteFunctions {

    private final SiteFunctions inner;
    private final NDManager keeper;
    private final SortedMap<Integer, NDArray> states = new TreeMap<>();

    /**
     * Looks on.
     *
     * @param inner the adapters
     * @param keeper owner of what is kept
     */
    public LayerOutputs(SiteFunctions inner, NDManager keeper) {
        this.inner = Objects.requireNonNull(inner, "inner");
        this.keeper = Objects.requireNonNull(keeper, "keeper");
    }

    /** States by the number of layers behind them, {@code [tokens, hidden]}; 0 stands for the embeddings. */
    public SortedMap<Integer, NDArray> states() {
        return Collections.unmodifiableSortedMap(states);
    }

    @Override
    public boolean covers(Site site) {
        return inner.covers(site) || site.point() == SitePoint.FFN_OUTPUT || readsEmbeddings(site);
    }

    @Override
    public NDArray apply(Site site, SiteRows rows) {
        NDArray output = inner.covers(site) ? inner.apply(site, rows) : rows.output();
        if (readsEmbeddings(site)) {
            keep(0, rows.input().duplicate());
        } else if (site.point() == SitePoint.FFN_OUTPUT) {
            keep(site.layer() + 1, rows.norm().apply(output.add(rows.residual())));
        }
        return output;
    }

    @Override
    public List<PrefixSlice> prefixes(Site attention, NDManager owner) {
        return inner.prefixes(attention, owner);
    }

    private static boolean readsEmbeddings(Site site) {
        return site.layer() == 0 && site.point() == SitePoint.QUERY;
    }

    private void keep(int layersBehind, NDArray state) {
        state.attach(keeper);
        states.put(layersBehind, state);
    }
}
