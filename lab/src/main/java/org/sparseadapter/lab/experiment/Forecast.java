// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.sparseadapter.core.adapter.BaselineKind;

/**
 * How long runs will take: as long as finished runs of the same dataset and cell did, else of the same dataset and kind of
 * adapter, else what a short trial on the dataset says.
 */
final class Forecast {
    /** Full fine-tuning has every gradient and weight to handle. */
    private static final double FULL_FACTOR = 2.5;

    /** A head alone looks at the base model once. */
    private static final double HEAD_FACTOR = 0.3;

    private final Map<String, Double> trials = new HashMap<>();
    private final List<RunResult> finished;

    /** @param known runs of whatever experiment that trained on as many rows and epochs */
    Forecast(Collection<RunResult> known) {
        this.finished = new java.util.ArrayList<>(known);
    }

    /** Whether a dataset needs a trial. */
    boolean isUnknown(String dataset) {
        return !trials.containsKey(dataset)
                && finished.stream().noneMatch(result -> result.dataset().equals(dataset));
    }

    /** What a plain adapter takes on a dataset. */
    void tried(String dataset, double seconds) {
        trials.put(dataset, seconds);
    }

    /** Learns from a finished run. */
    void finished(RunResult result) {
        finished.add(result);
    }

    /** Seconds for a run. */
    double seconds(Run run) {
        String dataset = run.dataset().name();
        Spec adapter = run.cell().adapter();
        OptionalDouble same = mean(result -> result.dataset().equals(dataset)
                && result.cell().equals(run.cell().name()));
        if (same.isPresent()) {
            return same.getAsDouble();
        }
        OptionalDouble alike = mean(
                result -> result.dataset().equals(dataset) && result.adapter().equals(adapter.text()));
        if (alike.isPresent()) {
            return alike.getAsDouble();
        }
        double plain = trials.containsKey(dataset)
                ? trials.get(dataset)
                : mean(result -> result.dataset().equals(dataset)).orElse(0);
        return plain * factor(adapter);
    }

    private static double factor(Spec adapter) {
        if (adapter.kind().equals(BaselineKind.FULL.word())) {
            return FULL_FACTOR;
        }
        return Cell.isHeadAlone(adapter) ? HEAD_FACTOR : 1;
    }

    /** Seconds for several. */
    double seconds(Collection<Run> runs) {
        return runs.stream().mapToDouble(this::seconds).sum();
    }

    private OptionalDouble mean(Predicate<RunResult> alike) {
        return finished.stream()
                .filter(alike)
                .mapToDouble(result -> result.seconds().total())
                .average();
    }
}
