// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import ai.djl.ndarray.NDArray;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.site.Site;
import org.sparseadapter.core.site.SiteFunctions;
import org.sparseadapter.core.site.SitePoint;

/**
 * Two bottlenecks per layer, after self-attention's output projection and after the feed-forward sublayer, both before
 * the residual is added: {@code x + up(f(down(x)))}; in decoders a third one after cross-attention. Houlsby et al. 2019, "Parameter-Efficient Transfer Learning for NLP".
 *
 * @param bottleneck rows of the down projection
 * @param activation f
 * @param layers which layers carry the pair
 */
public record Houlsby(int bottleneck, Activation activation, LayerSelection layers) implements BottleneckAdapter {

    private static final Set<SitePoint> POINTS =
            EnumSet.of(SitePoint.ATTENTION_OUTPUT, SitePoint.CROSS_ATTENTION_OUTPUT, SitePoint.FFN_OUTPUT);

    public Houlsby {
        Bottleneck.checkWidth(bottleneck);
        Objects.requireNonNull(activation, "activation");
        Objects.requireNonNull(layers, "layers");
    }

    @Override
    public Houlsby widened(int factor) {
        return new Houlsby(Math.multiplyExact(bottleneck, factor), activation, layers);
    }

    @Override
    public SortedSet<Site> sites(BaseModelInfo base) {
        SortedSet<Site> sites = new TreeSet<>();
        for (int layer : layers.within(base.layers())) {
            for (SitePoint point : POINTS) {
                if (!point.isCross() || base.isDecoderLayer(layer)) {
                    sites.add(new Site(layer, point));
                }
            }
        }
        return sites;
    }

    @Override
    public SiteFunctions bind(Function<String, NDArray> parameters, List<SiteFunctions> parts) {
        Bottleneck form = new Bottleneck(activation, parameters);
        return new ChosenSites(layers, POINTS, (site, rows) -> rows.output().add(form.apply(site, rows.output())));
    }
}
