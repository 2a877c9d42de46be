// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers and lists of numbers as the command line writes them. */
final class Numbers {
    private Numbers() {}

    static int integer(String what, String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new GridException("expected " + what + " as a whole number, found '" + text + "'");
        }
    }

    static double decimal(String what, String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new GridException("expected " + what + " as a number, found '" + text + "'");
        }
    }

    /** The elements of arguments that may hold several, apart by commas. */
    static List<String> elements(List<String> arguments) {
        return arguments.stream()
                .flatMap(argument -> Arrays.stream(argument.split(",")))
                .map(String::strip)
                .filter(element -> !element.isEmpty())
                .toList();
    }

    /** {@code 3}: the seeds 1 to 3; {@code 7,11}: these; {@code 11..15}: from the first to the last. */
    static List<Long> seeds(List<String> arguments) {
        List<String> elements = elements(arguments);
        boolean count = elements.size() == 1
                && !arguments.get(0).contains(",")
                && !elements.get(0).contains("..");
        List<Long> seeds = new ArrayList<>();
        for (String element : count ? List.of("1.." + elements.get(0)) : elements) {
            String[] ends = element.split("\\.\\.", 2);
            long last = integer("a seed", ends[ends.length - 1]);
            for (long seed = integer("a seed", ends[0]); seed <= last; seed++) {
                if (!seeds.contains(seed)) {
                    seeds.add(seed);
                }
            }
        }
        if (seeds.isEmpty()) {
            throw new GridException("expected at least one seed, found " + arguments);
        }
        return seeds;
    }
}
