// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Computes the keys and values of a {@link PrefixNetwork} once and for all, outside of any engine. */
final class PrefixFolding {

    private PrefixFolding() {}

    /** The parameters of the served form: those of the network are replaced by what it gives. */
    static SortedMap<String, Parameter> fold(SortedMap<String, Parameter> trained) {
        SortedMap<String, Parameter> served = new TreeMap<>(trained);
        Parameter table = served.remove(PrefixNetwork.EMBEDDING);
        int prefix = Math.toIntExact(table.shape()[0]);
        double[] shared = product(
                doubles(table.dense()),
                prefix,
                served.remove(PrefixNetwork.DOWN_WEIGHT),
                served.remove(PrefixNetwork.DOWN_BIAS));
        for (int i = 0; i < shared.length; i++) {
            shared[i] = Math.tanh(shared[i]);
        }
        for (Map.Entry<String, Parameter> entry : trained.entrySet()) {
            for (String side : new String[] {PrefixNetwork.KEY, PrefixNetwork.VALUE}) {
                if (entry.getKey().endsWith(side + PrefixNetwork.WEIGHT)) {
                    String path = entry.getKey().substring(0, entry.getKey().length() - PrefixNetwork.WEIGHT.length());
                    Parameter weight = served.remove(path + PrefixNetwork.WEIGHT);
                    Parameter bias = served.remove(path + PrefixNetwork.BIAS);
                    served.put(
                            path + PrefixNetwork.FOLDED,
                            new DenseParameter(
                                    new long[] {prefix, weight.shape()[0]},
                                    floats(product(shared, prefix, weight, bias))));
                }
            }
        }
        return served;
    }

    /** {@code X W^T + b}, X {@code [rows, in]}, W {@code [out, in]}. */
    private static double[] product(double[] rows, int count, Parameter weight, Parameter bias) {
        float[] matrix = weight.dense();
        float[] added = bias.dense();
        int in = rows.length / count;
        double[] result = new double[count * added.length];
        for (int row = 0; row < count; row++) {
            for (int out = 0; out < added.length; out++) {
                double sum = added[out];
                for (int i = 0; i < in; i++) {
                    sum += rows[row * in + i] * matrix[out * in + i];
                }
                result[row * added.length + out] = sum;
            }
        }
        return result;
    }

    private static double[] doubles(float[] values) {
        double[] wide = new double[values.length];
        Arrays.setAll(wide, i -> values[i]);
        return wide;
    }

    private static float[] floats(double[] values) {
        float[] narrow = new float[values.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) values[i];
        }
        return narrow;
    }
}
