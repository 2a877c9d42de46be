// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.function.Function;
import org.sparseadapter.core.site.PrefixSlice;
import org.sparseadapter.core.site.Site;
import org.sparseadapter.core.site.SiteFunctions;
import org.sparseadapter.core.site.SitePoint;
import org.sparseadapter.core.site.SiteRows;
import org.sparseadapter.core.tensor.EngineMemory;

/**
 * The forward function of {@link Mam}. The feed-forward's input is what is added to its output again, the residual.
 *
 * @param config which form, and where
 * @param parameters by name
 */
record MamSites(Mam config, Function<String, NDArray> parameters) implements SiteFunctions {

    @Override
    public boolean covers(Site site) {
        return site.point() == SitePoint.FFN_OUTPUT && config.layers().includes(site.layer());
    }

    @Override
    public NDArray apply(Site site, SiteRows rows) {
        NDArray beside = new Bottleneck(config.activation(), parameters).apply(site, rows.residual());
        return rows.output().add(EngineMemory.scaled(beside, config.scale()));
    }

    @Override
    public List<PrefixSlice> prefixes(Site attention, NDManager owner) {
        if (!config.layers().includes(attention.layer())) {
            return List.of();
        }
        PrefixNetwork network = new PrefixNetwork(parameters);
        return List.of(config.folded() ? network.folded(attention) : network.compute(attention, owner));
    }
}
