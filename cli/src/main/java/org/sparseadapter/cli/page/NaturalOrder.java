// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.page;

import java.util.Comparator;
import java.util.regex.Pattern;

/** The order of names in which numbers count by their value: {@code layer.2} before {@code layer.10}. */
enum NaturalOrder implements Comparator<String> {
    INSTANCE;

    private static final Pattern BETWEEN = Pattern.compile("(?<=[0-9])(?=[^0-9])|(?<=[^0-9])(?=[0-9])");

    @Override
    public int compare(String one, String other) {
        String[] ours = BETWEEN.split(one);
        String[] theirs = BETWEEN.split(other);
        for (int i = 0; i < Math.min(ours.length, theirs.length); i++) {
            int order = isNumber(ours[i]) && isNumber(theirs[i])
                    ? Long.compare(Long.parseLong(ours[i]), Long.parseLong(theirs[i]))
                    : ours[i].compareTo(theirs[i]);
            if (order != 0) {
                return order;
            }
        }
        return ours.length == theirs.length ? one.compareTo(other) : Integer.compare(ours.length, theirs.length);
    }

    private static boolean isNumber(String text) {
        return text.matches("[0-9]{1,18}");
    }
}
