// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.core.Linear;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.site.Site;
import org.sparseadapter.core.site.SiteFunctions;
import org.sparseadapter.core.site.SitePoint;
import org.sparseadapter.core.tensor.EngineMemory;

/**
 * A low-rank correction of projections of the base model: {@code W x + (alpha / rank) * B A x}, with B = 0 at the start.
 * Hu et al. 2021, "LoRA: Low-Rank Adaptation of Large Language Models".
 *
 * @param rank rows of A
 * @param alpha numerator of the scale
 * @param targets which projections are corrected
 * @param layers in which layers
 */
public record Lora(int rank, double alpha, Set<LoraTarget> targets, LayerSelection layers) implements AdapterConfig {

    /** The targets of a recipe that names none: query and value. */
    public static final Set<LoraTarget> DEFAULT_TARGETS =
            Collections.unmodifiableSet(EnumSet.of(LoraTarget.QUERY, LoraTarget.VALUE));

    private static final String A_WEIGHT = ".lora_a.weight";
    private static final String B_WEIGHT = ".lora_b.weight";

    public Lora {
        if (rank < 1) {
            throw new IllegalArgumentException("adapter.rank must be at least 1, found " + rank);
        }
        if (!(alpha > 0) || Double.isInfinite(alpha)) {
            throw new IllegalArgumentException("adapter.alpha must be a positive number, found " + alpha);
        }
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("adapter.targets must name at least one projection");
        }
        targets = Collections.unmodifiableSet(EnumSet.copyOf(targets));
        Objects.requireNonNull(layers, "layers");
    }

    /** What B A x is multiplied with. */
    public double scale() {
        return alpha / rank;
    }

    @Override
    public OptionalInt width() {
        return OptionalInt.of(rank);
    }

    @Override
    public Lora widened(int factor) {
        return new Lora(Math.multiplyExact(rank, factor), alpha * factor, targets, layers);
    }

    @Override
    public List<ParameterSpec> parameters(BaseModelInfo base, List<AdapterConfig> parts) {
        return layers.within(base.layers()).stream()
                .flatMap(layer -> targets.stream()
                        .flatMap(target -> target.points(base.isDecoderLayer(layer)))
                        .map(point -> new Site(layer, point)))
                .flatMap(site -> pair(site, base).stream())
                .toList();
    }

    private List<ParameterSpec> pair(Site site, BaseModelInfo base) {
        int in = site.point() == SitePoint.FFN_OUTPUT ? base.intermediate() : base.hidden();
        return List.of(
                new ParameterSpec(site.path() + A_WEIGHT, new long[] {rank, in}, Initialisation.NORMAL),
                new ParameterSpec(site.path() + B_WEIGHT, new long[] {base.hidden(), rank}, Initialisation.ZERO));
    }

    @Override
    public SiteFunctions bind(Function<String, NDArray> parameters, List<SiteFunctions> parts) {
        Set<SitePoint> points =
                targets.stream().flatMap(target -> target.points(true)).collect(Collectors.toUnmodifiableSet());
        return new ChosenSites(layers, points, (site, rows) -> {
            NDArray narrow = product(rows.input(), parameters.apply(site.path() + A_WEIGHT));
            // The narrow side is the cheap one to scale.
            return rows.output()
                    .add(product(EngineMemory.scaled(narrow, scale()), parameters.apply(site.path() + B_WEIGHT)));
        });
    }

    private static NDArray product(NDArray rows, NDArray weight) {
        return Linear.linear(rows, weight).singletonOrThrow();
    }
}
