// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects the shapes of the tensors that an architecture is made of, by Hugging Face name. */
final class TensorShapes {

    private final int hidden;
    private final SortedMap<String, long[]> shapes = new TreeMap<>();

    /** For a model with rows of this width. */
    TensorShapes(int hidden) {
        this.hidden = hidden;
    }

    TensorShapes table(String name, int rows) {
        shapes.put(name, new long[] {rows, hidden});
        return this;
    }

    TensorShapes row(String name, int width) {
        shapes.put(name, new long[] {1, width});
        return this;
    }

    TensorShapes dense(String name, int out, int in) {
        shapes.put(name + ".weight", new long[] {out, in});
        shapes.put(name + ".bias", new long[] {out});
        return this;
    }

    TensorShapes norm(String name) {
        shapes.put(name + ".weight", new long[] {hidden});
        shapes.put(name + ".bias", new long[] {hidden});
        return this;
    }

    TensorShapes attention(AttentionNames names) {
        return dense(names.query(), hidden, hidden)
                .dense(names.key(), hidden, hidden)
                .dense(names.value(), hidden, hidden)
                .dense(names.output(), hidden, hidden)
                .norm(names.norm());
    }

    TensorShapes feedForward(FeedForwardNames names, int intermediate) {
        return dense(names.intermediate(), intermediate, hidden)
                .dense(names.output(), hidden, intermediate)
                .norm(names.norm());
    }

    SortedMap<String, long[]> byName() {
        return Collections.unmodifiableSortedMap(shapes);
    }
}
