// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.function.Function;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.site.Site;
import org.sparseadapter.core.site.SiteFunctions;
import org.sparseadapter.core.site.SitePoint;

/**
 * Mix-and-Match: a prefix of keys and values in every attention, and a bottleneck beside every feed-forward sublayer:
 * {@code ffn(x) + scale * up(f(down(x)))}, with up = 0 at the start. He et al. 2022, "Towards a Unified View of
 * Parameter-Efficient Transfer Learning".
 *
 * <p>While training, the prefix comes from a network that all attentions share up to the last matrix (see {@link
 * PrefixNetwork}), whose matrices are pruned and counted. What is served holds the keys and values instead: {@link
 * #servingForm()}.
 *
 * <p><b>Large-Sparse.</b> Widening by k multiplies both bottlenecks, but not the table {@code [prefix, hidden]} that the
 * network starts from, so the number of prunable weights grows from N to less than k N. To keep as many weights as
 * the dense adapter has, a sparsity s means here that {@code round((1 - s) * k * N)} weights are kept, all at most: with
 * s = 1 - 1/k exactly N (to within a rounding per matrix where every matrix is ranked for itself). For k = 1 this is the
 * usual definition.
 *
 * <p>SNIP in one ranking over all matrices keeps hardly any of the prefix network: fresh keys and values are small and
 * move the loss little. Ranking every matrix for itself keeps the same share of both halves.
 *
 * @param bottleneck rows of the parallel down projection
 * @param prefix number of keys and values that stand before a sequence
 * @param prefixBottleneck width of the prefix network
 * @param scale what the parallel bottleneck's output is multiplied with
 * @param activation f
 * @param layers which layers carry both
 * @param widening by how much both bottlenecks were widened for Large-Sparse; 1 if they were not
 * @param folded whether this is the form that is served
 */
public record Mam(
        int bottleneck,
        int prefix,
        int prefixBottleneck,
        double scale,
        Activation activation,
        LayerSelection layers,
        int widening,
        boolean folded)
        implements AdapterConfig {

    /** The scale of a recipe that names none. */
    public static final double DEFAULT_SCALE = 4;

    /** The length of the prefix of a recipe that names none. */
    public static final int DEFAULT_PREFIX = 30;

    public Mam {
        Bottleneck.checkWidth(bottleneck);
        if (prefix < 1) {
            throw new IllegalArgumentException("adapter.prefix must be at least 1, found " + prefix);
        }
        if (prefixBottleneck < 1) {
            throw new IllegalArgumentException(
                    "adapter.prefixBottleneck must be at least 1, found " + prefixBottleneck);
        }
        if (!(scale > 0) || Double.isInfinite(scale)) {
            throw new IllegalArgumentException("adapter.scale must be a positive number, found " + scale);
        }
        if (widening < 1 || bottleneck % widening != 0 || prefixBottleneck % widening != 0) {
            throw new IllegalArgumentException("adapter.widening must be at least 1 and divide both bottlenecks, found "
                    + widening + " for " + bottleneck + " and " + prefixBottleneck);
        }
        Objects.requireNonNull(activation, "activation");
        Objects.requireNonNull(layers, "layers");
    }

    /** The form that is trained, not widened. */
    public Mam(
            int bottleneck,
            int prefix,
            int prefixBottleneck,
            double scale,
            Activation activation,
            LayerSelection layers) {
        this(bottleneck, prefix, prefixBottleneck, scale, activation, layers, 1, false);
    }

    @Override
    public OptionalInt width() {
        return OptionalInt.of(Math.max(bottleneck, prefixBottleneck));
    }

    @Override
    public Mam widened(int factor) {
        return new Mam(
                Math.multiplyExact(bottleneck, factor),
                prefix,
                Math.multiplyExact(prefixBottleneck, factor),
                scale,
                activation,
                layers,
                Math.multiplyExact(widening, factor),
                folded);
    }

    @Override
    public List<ParameterSpec> parameters(BaseModelInfo base, List<AdapterConfig> parts) {
        List<ParameterSpec> specs = new ArrayList<>();
        if (!folded) {
            specs.addAll(PrefixNetwork.trunk(prefix, prefixBottleneck, base.hidden()));
        }
        for (int layer : layers.within(base.layers())) {
            attention(specs, new Site(layer, SitePoint.ATTENTION_OUTPUT), base.hidden());
            if (base.isDecoderLayer(layer)) {
                attention(specs, new Site(layer, SitePoint.CROSS_ATTENTION_OUTPUT), base.hidden());
            }
            specs.addAll(Bottleneck.parameters(
                    new Site(layer, SitePoint.FFN_OUTPUT), base.hidden(), bottleneck, Initialisation.ZERO));
        }
        return specs;
    }

    private void attention(List<ParameterSpec> specs, Site site, int hidden) {
        specs.addAll(
                folded
                        ? PrefixNetwork.folded(site, prefix, hidden)
                        : PrefixNetwork.branch(site, prefixBottleneck, hidden));
    }

    @Override
    public SiteFunctions bind(Function<String, NDArray> parameters, List<SiteFunctions> parts) {
        return new MamSites(this, parameters);
    }

    @Override
    public Mam servingForm() {
        return new Mam(bottleneck, prefix, prefixBottleneck, scale, activation, layers, widening, true);
    }

    @Override
    public SortedMap<String, Parameter> servingParameters(SortedMap<String, Parameter> trained) {
        return folded ? trained : PrefixFolding.fold(trained);
    }

    @Override
    public double sparsity(double recipes, BaseModelInfo base) {
        if (widening == 1) {
            return recipes;
        }
        long wide = prunable(this, base);
        long narrow = prunable(
                new Mam(bottleneck / widening, prefix, prefixBottleneck / widening, scale, activation, layers), base);
        long kept = Math.min(wide, Math.round((1 - recipes) * widening * narrow));
        return 1 - (double) kept / wide;
    }

    private static long prunable(Mam mam, BaseModelInfo base) {
        return mam.parameters(base).stream()
                .filter(ParameterSpec::isPrunable)
                .mapToLong(ParameterSpec::size)
                .sum();
    }
}
