// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import ai.djl.ndarray.NDArray;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.site.Site;
import org.sparseadapter.core.site.SiteFunctions;
import org.sparseadapter.core.site.SitePoint;

/**
 * (IA)3, vectors that scale activations of the base model element by element: {@code (1 + d) x}, with d = 0 at the start. Liu
 * et al. 2022, "Few-Shot Parameter-Efficient Fine-Tuning is Better and Cheaper than In-Context Learning".
 *
 * <p>What is trained, pruned and stored is d, the difference from 1, as {@code [n, 1]}: an element that a mask removes leaves
 * its activation alone.
 *
 * @param targets which vectors are scaled
 * @param layers in which layers
 */
public record Ia3(Set<Ia3Target> targets, LayerSelection layers) implements AdapterConfig {

    /** The targets of a recipe that names none, the paper's: keys, values and the feed-forward sublayer's activation. */
    public static final Set<Ia3Target> DEFAULT_TARGETS =
            Collections.unmodifiableSet(EnumSet.of(Ia3Target.KEY, Ia3Target.VALUE, Ia3Target.FFN));

    private static final String WEIGHT = ".ia3.weight";

    public Ia3 {
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("adapter.targets must name at least one vector");
        }
        targets = Collections.unmodifiableSet(EnumSet.copyOf(targets));
        Objects.requireNonNull(layers, "layers");
    }

    @Override
    public List<ParameterSpec> parameters(BaseModelInfo base, List<AdapterConfig> parts) {
        return layers.within(base.layers()).stream()
                .flatMap(layer -> targets.stream()
                        .flatMap(target -> target.points(base.isDecoderLayer(layer)))
                        .map(point -> new Site(layer, point)))
                .map(site ->
                        new ParameterSpec(name(site), new long[] {width(site.point(), base), 1}, Initialisation.ZERO))
                .toList();
    }

    /** The name of the vector at a site. */
    public static String name(Site site) {
        return site.path() + WEIGHT;
    }

    private static int width(SitePoint point, BaseModelInfo base) {
        return point == SitePoint.FFN_INTERMEDIATE ? base.intermediate() : base.hidden();
    }

    @Override
    public SiteFunctions bind(Function<String, NDArray> parameters, List<SiteFunctions> parts) {
        Set<SitePoint> points =
                targets.stream().flatMap(target -> target.points(true)).collect(Collectors.toUnmodifiableSet());
        return new ChosenSites(layers, points, (site, rows) -> {
            try (NDArray difference = parameters.apply(name(site)).reshape(-1);
                    NDArray change = rows.output().mul(difference)) {
                return rows.output().add(change);
            }
        });
    }
}
