// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

/** The kind of {@link Pfeiffer}. */
final class PfeifferKind extends BottleneckKind<Pfeiffer> {

    @Override
    public String word() {
        return "pfeiffer";
    }

    @Override
    public Class<Pfeiffer> type() {
        return Pfeiffer.class;
    }

    @Override
    Pfeiffer of(int bottleneck, Activation activation, LayerSelection layers) {
        return new Pfeiffer(bottleneck, activation, layers);
    }
}
