// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which layers of the base model carry an adapter.
 *
 * @param chosen indices from 0, or empty for all layers
 */
public record LayerSelection(Optional<SortedSet<Integer>> chosen) {

    private static final LayerSelection ALL = new LayerSelection(Optional.empty());

    public LayerSelection {
        chosen = chosen.map(layers -> Collections.unmodifiableSortedSet(new TreeSet<>(layers)));
        chosen.ifPresent(layers -> {
            if (layers.isEmpty()) {
                throw new IllegalArgumentException("layers must be \"all\" or name at least one layer");
            }
            if (layers.first() < 0) {
                throw new IllegalArgumentException("layers are counted from 0, found " + layers.first());
            }
        });
    }

    /** Every layer. */
    public static LayerSelection all() {
        return ALL;
    }

    /** These layers alone. */
    public static LayerSelection of(Collection<Integer> layers) {
        return new LayerSelection(Optional.of(new TreeSet<>(layers)));
    }

    /** Whether the layer carries an adapter. */
    public boolean includes(int layer) {
        return chosen.map(layers -> layers.contains(layer)).orElse(true);
    }

    /**
     * The chosen layers of a model that has so many, in rising order.
     *
     * @throws IllegalArgumentException when a layer is named that the model lacks
     */
    public SortedSet<Integer> within(int layers) {
        chosen.ifPresent(named -> {
            if (named.last() >= layers) {
                throw new IllegalArgumentException("adapter.layers names layer " + named.last()
                        + ", but the base model has layers 0 to " + (layers - 1));
            }
        });
        SortedSet<Integer> result = new TreeSet<>();
        for (int layer = 0; layer < layers; layer++) {
            if (includes(layer)) {
                result.add(layer);
            }
        }
        return result;
    }
}
