// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.Optional;
import org.sparseadapter.core.adapter.AdapterModule;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.LayeredEncoder;
import org.sparseadapter.core.plm.PackedTokens;
import org.sparseadapter.core.site.Site;
import org.sparseadapter.core.site.SiteFunctions;
import org.sparseadapter.core.site.SitePoint;
import org.sparseadapter.core.task.Pooling;

/**
 * Runs the encoder from the first adapted layer on, over cached activations of the layers below. Training and evaluation have
 * a cache each, since they may compute in different forms.
 */
final class UpperTrunk implements Trunk {

    /** A split may take this part of the heap; there are two of them, and all the rest. */
    private static final int HEAP_PART = 8;

    private final LayeredEncoder encoder;
    private final SiteFunctions sites;
    private final Optional<Pooling> pooling;
    private final TokenisedSplit split;
    private final int layer;
    private final RowCache recorded;
    private final RowCache exact;

    private UpperTrunk(
            LayeredEncoder encoder,
            SiteFunctions sites,
            Optional<Pooling> pooling,
            TokenisedSplit split,
            int layer,
            int hidden) {
        this.encoder = encoder;
        this.sites = sites;
        this.pooling = pooling;
        this.split = split;
        this.layer = layer;
        this.recorded = cache(hidden, true);
        this.exact = cache(hidden, false);
    }

    private RowCache cache(int hidden, boolean training) {
        return new RowCache(
                split.lengths(),
                split.lengths(),
                hidden,
                (rows, scope) -> encoder.below(layer, split.pack(rows), scope, training));
    }

    /** Empty where nothing can be cached: an encoder-decoder, or a split too large for this JVM's heap. */
    static Optional<Trunk> of(BaseModel base, AdapterModule module, Optional<Pooling> pooling, TokenisedSplit split) {
        return of(base, module, pooling, split, Runtime.getRuntime().maxMemory() / HEAP_PART);
    }

    static Optional<Trunk> of(
            BaseModel base, AdapterModule module, Optional<Pooling> pooling, TokenisedSplit split, long mostBytes) {
        int hidden = base.info().hidden();
        long bytes = Arrays.stream(split.lengths()).asLongStream().sum() * hidden * Float.BYTES;
        if (!(base.encoder() instanceof LayeredEncoder encoder) || bytes > mostBytes) {
            return Optional.empty();
        }
        int layer = firstLayer(module.sites(), base.info().layers(), module.manager());
        return Optional.of(new UpperTrunk(encoder, module.sites(), pooling, split, layer, hidden));
    }

    /** The first layer where something acts; the number of layers where nothing does. */
    static int firstLayer(SiteFunctions sites, int layers, NDManager manager) {
        try (NDManager scope = manager.newSubManager()) {
            int layer = 0;
            while (layer < layers && !acts(sites, layer, scope)) {
                layer++;
            }
            return layer;
        }
    }

    private static boolean acts(SiteFunctions sites, int layer, NDManager scope) {
        return Arrays.stream(SitePoint.values()).anyMatch(point -> sites.covers(new Site(layer, point)))
                || !sites.prefixes(new Site(layer, SitePoint.ATTENTION_OUTPUT), scope)
                        .isEmpty();
    }

    @Override
    public NDArray features(int[] rows, NDManager scope, boolean training) {
        PackedTokens batch = split.pack(rows);
        NDArray states = (training ? recorded : exact).vectors(rows, scope);
        NDArray hidden = encoder.above(layer, states, batch, sites, scope, training);
        return pooling.isPresent() ? encoder.pool(hidden, batch, pooling.get()) : hidden;
    }
}
