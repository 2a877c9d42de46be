// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.json;

/**
 * The numbers that a field may hold.
 *
 * @param least the lower end
 * @param leastIncluded whether the lower end itself is allowed
 * @param most the upper end
 * @param mostIncluded whether the upper end itself is allowed
 */
public record Interval(double least, boolean leastIncluded, double most, boolean mostIncluded) {

    public static Interval closed(double least, double most) {
        return new Interval(least, true, most, true);
    }

    public static Interval open(double least, double most) {
        return new Interval(least, false, most, false);
    }

    public static Interval rightOpen(double least, double most) {
        return new Interval(least, true, most, false);
    }

    public static Interval leftOpen(double least, double most) {
        return new Interval(least, false, most, true);
    }

    /**
     * Passes a number that it holds.
     *
     * @throws IllegalArgumentException naming the field, when it does not
     */
    public void require(String field, double value) {
        if (!contains(value)) {
            throw new IllegalArgumentException(field + " must be in " + this + ", found " + value);
        }
    }

    boolean contains(double value) {
        return (leastIncluded ? value >= least : value > least) && (mostIncluded ? value <= most : value < most);
    }

    @Override
    public String toString() {
        return (leastIncluded ? "[" : "(") + bound(least) + ", " + bound(most) + (mostIncluded ? "]" : ")");
    }

    private static String bound(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
