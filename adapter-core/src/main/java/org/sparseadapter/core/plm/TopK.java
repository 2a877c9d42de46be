// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

/** The highest of many scores, in falling order; of equal ones the first comes first. */
final class TopK {

    private final float[] scores;
    private final int[] indices;
    private int size;

    /** Keeps at most so many. */
    TopK(int most) {
        this.scores = new float[most];
        this.indices = new int[most];
    }

    /** The highest of an array. */
    static TopK of(float[] all, int most) {
        TopK top = new TopK(Math.min(most, all.length));
        for (int i = 0; i < all.length; i++) {
            top.offer(all[i], i);
        }
        return top;
    }

    /** Offers one; indices must rise. */
    void offer(float score, int index) {
        if (size == scores.length) {
            if (!(score > scores[size - 1])) {
                return;
            }
        } else {
            size++;
        }
        int place = size - 1;
        while (place > 0 && score > scores[place - 1]) {
            scores[place] = scores[place - 1];
            indices[place] = indices[place - 1];
            place--;
        }
        scores[place] = score;
        indices[place] = index;
    }

    int size() {
        return size;
    }

    float score(int place) {
        return scores[place];
    }

    int index(int place) {
        return indices[place];
    }
}
