// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.prune;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A Hessian times a direction without second derivatives: {@code (grad(w + e v) - grad(w - e v)) / (2 e)}, with an error
 * of the order of e squared; exact where the loss is quadratic.
 *
 * <p>The weights are moved by the same fraction of their length whatever the scale of the direction: {@code e = s |w| /
 * |v|}. A smaller s drowns in the rounding of the gradients, a larger one leaves the neighbourhood; near the cube root of
 * single precision's rounding, both errors are small.
 */
final class HessianProduct {

    /** The s above. */
    static final double RELATIVE_STEP = 0.01;

    private HessianProduct() {}

    /**
     * {@code H v} at some weights.
     *
     * @param weights row-major values by matrix
     * @param direction v, of the same names and lengths
     * @return zeros where the direction or all weights are zero
     */
    static SortedMap<String, float[]> of(
            Gradients gradients, SortedMap<String, float[]> weights, SortedMap<String, float[]> direction) {
        double length = length(direction.values());
        double step = length == 0 ? 0 : RELATIVE_STEP * length(weights.values()) / length;
        if (step == 0) {
            return moved(direction, direction, -1);
        }
        SortedMap<String, float[]> above = gradients.at(moved(weights, direction, step));
        SortedMap<String, float[]> below = gradients.at(moved(weights, direction, -step));
        SortedMap<String, float[]> product = new TreeMap<>();
        above.forEach((matrix, high) -> {
            float[] low = below.get(matrix);
            float[] values = new float[high.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (((double) high[i] - low[i]) / (2 * step));
            }
            product.put(matrix, values);
        });
        return product;
    }

    private static SortedMap<String, float[]> moved(
            SortedMap<String, float[]> from, SortedMap<String, float[]> direction, double step) {
        SortedMap<String, float[]> moved = new TreeMap<>();
        from.forEach((matrix, values) -> {
            float[] towards = direction.get(matrix);
            float[] sum = new float[values.length];
            for (int i = 0; i < sum.length; i++) {
                sum[i] = (float) (values[i] + step * towards[i]);
            }
            moved.put(matrix, sum);
        });
        return moved;
    }

    private static double length(Collection<float[]> vectors) {
        double sum = 0;
        for (float[] vector : vectors) {
            for (float value : vector) {
                sum += (double) value * value;
            }
        }
        return Math.sqrt(sum);
    }
}
