// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.core.Linear;
import java.util.List;
import java.util.function.Function;
import org.sparseadapter.core.site.PrefixSlice;
import org.sparseadapter.core.site.Site;

/**
 * Where the keys and values of a prefix come from while it is trained: {@code t = tanh(D e + d)}, shared by all
 * attentions, and for each attention {@code keys = K t + k}, {@code values = V t + v}, for every row e of a table
 * {@code [prefix, hidden]}. Li and Liang 2021, "Prefix-Tuning", who found that plain keys and values train badly.
 *
 * <p>The table starts at N(0, 1), as they have it, the matrices at N(0, 0.02), biases at 0. A smaller table would make
 * the first keys and values so small that their scores drown in those of the parallel bottleneck.
 *
 * @param parameters by name
 */
record PrefixNetwork(Function<String, NDArray> parameters) {

    static final String EMBEDDING = "prefix.embedding.weight";
    static final String DOWN_WEIGHT = "prefix.down.weight";
    static final String DOWN_BIAS = "prefix.down.bias";
    static final String KEY = ".prefix_key";
    static final String VALUE = ".prefix_value";
    static final String WEIGHT = ".weight";
    static final String BIAS = ".bias";
    static final String FOLDED = ".folded";

    /** What all attentions share. */
    static List<ParameterSpec> trunk(int prefix, int bottleneck, int hidden) {
        return List.of(
                new ParameterSpec(EMBEDDING, new long[] {prefix, hidden}, Initialisation.UNIT_NORMAL),
                new ParameterSpec(DOWN_WEIGHT, new long[] {bottleneck, hidden}, Initialisation.NORMAL),
                new ParameterSpec(DOWN_BIAS, new long[] {bottleneck}, Initialisation.ZERO));
    }

    /** What one attention has of its own. */
    static List<ParameterSpec> branch(Site attention, int bottleneck, int hidden) {
        String path = attention.path();
        return List.of(
                new ParameterSpec(path + KEY + WEIGHT, new long[] {hidden, bottleneck}, Initialisation.NORMAL),
                new ParameterSpec(path + KEY + BIAS, new long[] {hidden}, Initialisation.ZERO),
                new ParameterSpec(path + VALUE + WEIGHT, new long[] {hidden, bottleneck}, Initialisation.NORMAL),
                new ParameterSpec(path + VALUE + BIAS, new long[] {hidden}, Initialisation.ZERO));
    }

    /** What one attention has in the form that is served. */
    static List<ParameterSpec> folded(Site attention, int prefix, int hidden) {
        long[] shape = {prefix, hidden};
        return List.of(
                new ParameterSpec(attention.path() + KEY + FOLDED, shape, Initialisation.NORMAL),
                new ParameterSpec(attention.path() + VALUE + FOLDED, shape, Initialisation.NORMAL));
    }

    /** The prefix of an attention, computed; what is computed belongs to the owner. */
    PrefixSlice compute(Site attention, NDManager owner) {
        NDArray shared = owned(linear(parameters.apply(EMBEDDING), DOWN_WEIGHT, DOWN_BIAS), owner)
                .tanh();
        String path = attention.path();
        return PrefixSlice.everywhere(
                linear(shared, path + KEY + WEIGHT, path + KEY + BIAS),
                linear(shared, path + VALUE + WEIGHT, path + VALUE + BIAS));
    }

    /** The prefix of an attention as it is served. */
    PrefixSlice folded(Site attention) {
        return PrefixSlice.everywhere(
                parameters.apply(attention.path() + KEY + FOLDED), parameters.apply(attention.path() + VALUE + FOLDED));
    }

    private NDArray linear(NDArray rows, String weight, String bias) {
        return Linear.linear(rows, parameters.apply(weight), parameters.apply(bias))
                .singletonOrThrow();
    }

    // A result belongs to the manager of its first operand, here the adapter's, where it would stay.
    private static NDArray owned(NDArray array, NDManager owner) {
        array.attach(owner);
        return array;
    }
}
