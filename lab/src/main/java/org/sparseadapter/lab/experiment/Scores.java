// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Results of a grid with the reported metric of each.
 *
 * @param results of one grid
 * @param metric the reported metric
 * @param onDev whether the dev split is reported where there is a test split too
 */
record Scores(List<RunResult> results, MetricChoice metric, boolean onDev) {
    Scores {
        results = List.copyOf(results);
    }

    Set<String> datasets() {
        Set<String> names = new LinkedHashSet<>();
        results.forEach(result -> names.add(result.dataset()));
        return names;
    }

    Set<String> cells() {
        Set<String> names = new LinkedHashSet<>();
        results.forEach(result -> names.add(result.cell()));
        return names;
    }

    /** The results of one dataset. */
    Scores on(String dataset) {
        return new Scores(
                results.stream()
                        .filter(result -> result.dataset().equals(dataset))
                        .toList(),
                metric,
                onDev);
    }

    /** The results of one cell. */
    List<RunResult> of(String cell) {
        return results.stream().filter(result -> result.cell().equals(cell)).toList();
    }

    /** The reported number of a result. */
    double value(RunResult result) {
        return metric.value(result, onDev ? result.dev() : result.reported());
    }

    /** The reported numbers of some results. */
    Sample sample(Collection<RunResult> some) {
        return new Sample(some.stream().map(this::value).toList());
    }

    /**
     * The run of a cell that may be compared with a result: of the same dataset and seed, on the same kind of device, since
     * what another rounds differently is no difference between cells.
     */
    Optional<RunResult> partner(RunResult result, String cell) {
        return of(cell).stream()
                .filter(other -> other.dataset().equals(result.dataset())
                        && other.seed() == result.seed()
                        && other.machine().device().equals(result.machine().device()))
                .findFirst();
    }

    /** Differences of a cell to another, over its runs that have a partner; empty without any. */
    Optional<Sample> differences(String cell, String baseline) {
        List<Double> differences = new ArrayList<>();
        for (RunResult result : of(cell)) {
            partner(result, baseline).ifPresent(other -> differences.add(value(result) - value(other)));
        }
        return differences.isEmpty() ? Optional.empty() : Optional.of(new Sample(differences));
    }
}
