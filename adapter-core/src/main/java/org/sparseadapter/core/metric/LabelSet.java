// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.metric;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A set of labels, as their indices in the order of a head; it takes room for the labels that it has, not for all there are. */
public final class LabelSet implements Comparable<LabelSet> {

    private final int[] indices;

    private LabelSet(int[] indices) {
        this.indices = indices;
    }

    /** The set of some labels, each once, in any order. */
    public static LabelSet of(int... indices) {
        int[] ascending = indices.clone();
        Arrays.sort(ascending);
        return new LabelSet(ascending);
    }

    /** The set of some labels, each once, in any order. */
    public static LabelSet of(IntStream indices) {
        return of(indices.toArray());
    }

    /** The labels' indices, ascending. */
    public IntStream indices() {
        return Arrays.stream(indices);
    }

    boolean contains(int label) {
        return Arrays.binarySearch(indices, label) >= 0;
    }

    /** Orders sets by their first different label, so that a hash table stays quick where many sets have one hash. */
    @Override
    public int compareTo(LabelSet other) {
        return Arrays.compare(indices, other.indices);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LabelSet set && Arrays.equals(indices, set.indices);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(indices);
    }

    @Override
    public String toString() {
        return Arrays.toString(indices);
    }
}
