// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.sparseadapter.core.plm.BaseModelInfo;

/**
 * Two bottlenecks per layer, after self-attention's output projection and after the feed-forward sublayer, both before
 * the residual is added: {@code x + up(f(down(x)))}. Houlsby et al. 2019, "Parameter-Efficient Transfer Learning for NLP".
 *
 * @param bottleneck rows of the down projection
 * @param activation f
 * @param layers which layers carry the pair
 */
public record Houlsby(int bottleneck, Activation activation, LayerSelection layers) implements AdapterConfig {

    private static final Set<SitePoint> POINTS = Set.of(SitePoint.ATTENTION_OUTPUT, SitePoint.FFN_OUTPUT);

    public Houlsby {
        Bottleneck.checkWidth(bottleneck);
        Objects.requireNonNull(activation, "activation");
        Objects.requireNonNull(layers, "layers");
    }

    @Override
    public String kind() {
        return "houlsby";
    }

    @Override
    public Houlsby widened(int factor) {
        return new Houlsby(Math.multiplyExact(bottleneck, factor), activation, layers);
    }

    @Override
    public List<ParameterSpec> parameters(BaseModelInfo base) {
        return layers.within(base.layers()).stream()
                .flatMap(layer -> POINTS.stream().sorted().map(point -> new Site(layer, point)))
                .flatMap(site -> Bottleneck.parameters(site, base.hidden(), bottleneck).stream())
                .toList();
    }

    @Override
    public SiteFunctions bind(Function<String, NDArray> parameters) {
        Bottleneck form = new Bottleneck(activation, parameters);
        return new ChosenSites(layers, POINTS, (site, rows) -> rows.output().add(form.apply(site, rows.output())));
    }
}
