// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sparseadapter.core.adapter.Activation;
import org.sparseadapter.core.adapter.Fusion;
import org.sparseadapter.core.adapter.HeadOnly;
import org.sparseadapter.core.adapter.Houlsby;
import org.sparseadapter.core.adapter.Ia3;
import org.sparseadapter.core.adapter.LayerSelection;
import org.sparseadapter.core.adapter.Lora;
import org.sparseadapter.core.adapter.Mam;
import org.sparseadapter.core.adapter.PartRef;
import org.sparseadapter.core.adapter.Pfeiffer;

/**
 * Factories of adapters of every kind, with the usual settings: in every layer, bottlenecks with ReLU. The constructors of the
 * records that they return have the rest.
 */
public final class Adapters {

    private Adapters() {}

    /**
     * A bottleneck adapter after the feed-forward sublayer of every layer.
     *
     * @param bottleneck its width; 64 is usual
     */
    public static Pfeiffer pfeiffer(int bottleneck) {
        return new Pfeiffer(bottleneck, Activation.RELU, LayerSelection.all());
    }

    /**
     * A pair of bottleneck adapters in every layer, after attention and after the feed-forward sublayer.
     *
     * @param bottleneck the width of each; 64 is usual
     */
    public static Houlsby houlsby(int bottleneck) {
        return new Houlsby(bottleneck, Activation.RELU, LayerSelection.all());
    }

    /**
     * LoRA of the query and the value projections, with alpha twice the rank.
     *
     * @param rank its rank; 8 is usual
     */
    public static Lora lora(int rank) {
        return new Lora(rank, 2.0 * rank, Lora.DEFAULT_TARGETS, LayerSelection.all());
    }

    /** (IA)3: vectors that scale keys, values and the feed-forward sublayer's activation in every layer. */
    public static Ia3 ia3() {
        return new Ia3(Ia3.DEFAULT_TARGETS, LayerSelection.all());
    }

    /**
     * Mix-and-Match: a prefix in every attention, and a bottleneck adapter beside every feed-forward sublayer.
     *
     * @param bottleneck the width of the parallel bottleneck and of the prefix's network; 64 is usual
     */
    public static Mam mixAndMatch(int bottleneck) {
        return new Mam(
                bottleneck, Mam.DEFAULT_PREFIX, bottleneck, Mam.DEFAULT_SCALE, Activation.RELU, LayerSelection.all());
    }

    /**
     * AdapterFusion: attention over the outputs of adapters that were trained before, and stay as they are.
     *
     * @param parts at least two different bottleneck adapters over one base model; they are named by digest
     * @throws IllegalArgumentException when there are fewer, or two are the same
     */
    public static Fusion fusion(List<TrainedAdapter> parts) {
        List<PartRef> named = new ArrayList<>();
        for (TrainedAdapter part : parts) {
            named.add(new PartRef("part-" + (named.size() + 1), 1, Optional.of(part.digest())));
        }
        return new Fusion(named);
    }

    /** No adapter: the task head alone over the frozen model, the baseline that every adapter has to beat. */
    public static HeadOnly headOnly() {
        return new HeadOnly();
    }
}
