// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * A benchmark of contenders that run in turns, so that other load of the machine meets all of them alike. The first contender
 * is what the others are compared with, within each round.
 */
final class Contest {

    private final Map<String, Supplier<Cost>> contenders = new LinkedHashMap<>();

    /** Adds work that says itself what it took. */
    Contest with(String name, Supplier<Cost> work) {
        contenders.put(name, work);
        return this;
    }

    /** Runs all in turns, after a round that does not count. */
    List<Standing> run(int rounds) {
        Map<String, List<Cost>> costs = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            boolean counts = round > 0;
            contenders.forEach((name, work) -> {
                Cost cost = work.get();
                if (counts) {
                    costs.computeIfAbsent(name, key -> new ArrayList<>()).add(cost);
                }
            });
        }
        return standings(costs);
    }

    static List<Standing> standings(Map<String, List<Cost>> costs) {
        List<Cost> reference = costs.values().iterator().next();
        List<Standing> standings = new ArrayList<>();
        costs.forEach((name, own) -> standings.add(new Standing(
                name,
                new Cost(median(own, Cost::cpuMillis), median(own, Cost::wallMillis)),
                medianRatio(own, reference, Cost::cpuMillis),
                medianRatio(own, reference, Cost::wallMillis))));
        return standings;
    }

    private static double medianRatio(List<Cost> own, List<Cost> reference, ToDoubleFunction<Cost> part) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < own.size(); round++) {
            ratios.add(part.applyAsDouble(own.get(round)) / part.applyAsDouble(reference.get(round)));
        }
        return median(ratios, Double::doubleValue);
    }

    private static <T> double median(List<T> values, ToDoubleFunction<T> part) {
        double[] sorted = values.stream().mapToDouble(part).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
