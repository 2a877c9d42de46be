// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

/** The kind of {@link Houlsby}. */
final class HoulsbyKind extends BottleneckKind<Houlsby> {

    @Override
    public String word() {
        return "houlsby";
    }

    @Override
    public Class<Houlsby> type() {
        return Houlsby.class;
    }

    @Override
    Houlsby of(int bottleneck, Activation activation, LayerSelection layers) {
        return new Houlsby(bottleneck, activation, layers);
    }
}
