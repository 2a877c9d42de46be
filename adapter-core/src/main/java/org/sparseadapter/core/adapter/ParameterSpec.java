// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import java.util.Arrays;
import java.util.Objects;

/**
 * What an adapter's configuration says of one of its parameters before there are values.
 *
 * @param name readable and stable, for example {@code layer.0.ffn_output.down.weight}
 * @param shape {@code [out, in]} of a matrix, {@code [out]} of a bias
 * @param initialisation how it starts
 */
public record ParameterSpec(String name, long[] shape, Initialisation initialisation) {

    public ParameterSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(initialisation, "initialisation");
        ParameterNames.requireRole(name);
        shape = shape.clone();
    }

    @Override
    public long[] shape() {
        return shape.clone();
    }

    /** Whether pruning may remove values of it; its name says so. */
    public boolean isPrunable() {
        return ParameterNames.isPrunable(name);
    }

    /** Number of values. */
    public int size() {
        return Math.toIntExact(Arrays.stream(shape).reduce(1L, Math::multiplyExact));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ParameterSpec that
                && name.equals(that.name)
                && Arrays.equals(shape, that.shape)
                && initialisation == that.initialisation;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, Arrays.hashCode(shape), initialisation);
    }
}
