// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.core.Linear;
import java.util.List;
import java.util.function.Function;
import org.sparseadapter.core.site.Site;

/** {@code up(f(down(x)))}: what Houlsby's, Pfeiffer's and the parallel adapter share. */
record Bottleneck(Activation activation, Function<String, NDArray> parameters) {

    private static final String DOWN_WEIGHT = ".down.weight";
    private static final String DOWN_BIAS = ".down.bias";
    private static final String UP_WEIGHT = ".up.weight";
    private static final String UP_BIAS = ".up.bias";

    static void checkWidth(int bottleneck) {
        if (bottleneck < 1) {
            throw new IllegalArgumentException("adapter.bottleneck must be at least 1, found " + bottleneck);
        }
    }

    static List<ParameterSpec> parameters(Site site, int hidden, int bottleneck, Initialisation up) {
        return List.of(
                new ParameterSpec(site.path() + DOWN_WEIGHT, new long[] {bottleneck, hidden}, Initialisation.NORMAL),
                new ParameterSpec(site.path() + DOWN_BIAS, new long[] {bottleneck}, Initialisation.ZERO),
                new ParameterSpec(site.path() + UP_WEIGHT, new long[] {hidden, bottleneck}, up),
                new ParameterSpec(site.path() + UP_BIAS, new long[] {hidden}, Initialisation.ZERO));
    }

    NDArray apply(Site site, NDArray rows) {
        NDArray narrow = linear(rows, site.path() + DOWN_WEIGHT, site.path() + DOWN_BIAS);
        return linear(activation.apply(narrow), site.path() + UP_WEIGHT, site.path() + UP_BIAS);
    }

    private NDArray linear(NDArray rows, String weight, String bias) {
        return Linear.linear(rows, parameters.apply(weight), parameters.apply(bias))
                .singletonOrThrow();
    }
}
