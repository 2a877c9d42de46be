// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.site.Site;
import org.sparseadapter.core.site.SiteFunctions;
import org.sparseadapter.core.site.SitePoint;

/**
 * One bottleneck per layer after the feed-forward sublayer. It reads {@code y = LN(ffn + residual)} and returns
 * {@code up(f(down(y))) + ffn}; residual and the same LayerNorm follow again. Placement of Pfeiffer et al. 2021,
 * "AdapterFusion", as AdapterHub has it.
 *
 * @param bottleneck rows of the down projection
 * @param activation f
 * @param layers which layers carry it
 */
public record Pfeiffer(int bottleneck, Activation activation, LayerSelection layers) implements BottleneckAdapter {

    private static final Set<SitePoint> POINTS = Set.of(SitePoint.FFN_OUTPUT);

    public Pfeiffer {
        Bottleneck.checkWidth(bottleneck);
        Objects.requireNonNull(activation, "activation");
        Objects.requireNonNull(layers, "layers");
    }

    @Override
    public Pfeiffer widened(int factor) {
        return new Pfeiffer(Math.multiplyExact(bottleneck, factor), activation, layers);
    }

    @Override
    public SortedSet<Site> sites(BaseModelInfo base) {
        return layers.within(base.layers()).stream()
                .map(layer -> new Site(layer, SitePoint.FFN_OUTPUT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public SiteFunctions bind(Function<String, NDArray> parameters, List<SiteFunctions> parts) {
        Bottleneck form = new Bottleneck(activation, parameters);
        return new ChosenSites(layers, POINTS, (site, rows) -> {
            NDArray normed = rows.norm().apply(rows.output().add(rows.residual()));
            return rows.output().add(form.apply(site, normed));
        });
    }
}
