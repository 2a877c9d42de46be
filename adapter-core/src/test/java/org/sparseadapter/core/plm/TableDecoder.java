// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import java.util.Arrays;

/** A toy decoder: the next token depends on the source, the last token and the position alone. */
final class TableDecoder implements NextTokens {

    private final float[] tables;
    private final int vocabulary;
    private final float[] bias;
    private int[] sources = {};
    private int position;

    /**
     * A decoder.
     *
     * @param tables by source and last token, {@code [sources, vocabulary, vocabulary]}
     * @param bias added to them by position, {@code [positions, vocabulary]}
     */
    TableDecoder(float[] tables, float[] bias, int vocabulary) {
        this.tables = tables;
        this.bias = bias;
        this.vocabulary = vocabulary;
    }

    int count() {
        return tables.length / (vocabulary * vocabulary);
    }

    @Override
    public float[] append(int[] tokens, int[] parents) {
        int[] before = sources;
        sources = before.length == 0
                ? parents
                : Arrays.stream(parents).map(row -> before[row]).toArray();
        for (int row = 1; row < sources.length; row++) {
            if (sources[row] < sources[row - 1]) {
                throw new IllegalStateException("rows of sources are mixed: " + Arrays.toString(sources));
            }
        }
        float[] scores = new float[tokens.length * vocabulary];
        for (int row = 0; row < tokens.length; row++) {
            int from = (sources[row] * vocabulary + tokens[row]) * vocabulary;
            for (int token = 0; token < vocabulary; token++) {
                scores[row * vocabulary + token] = tables[from + token] + bias[position * vocabulary + token];
            }
        }
        position++;
        return scores;
    }
}
