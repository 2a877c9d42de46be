// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The speed of convergence of a cell against its dense adapter: the first step at which its dev metric, on straight lines between
 * the ends of epochs, reaches what the dense adapter has after its last step, with the same data and seed.
 *
 * @param cell the cell's name
 * @param fractions steps needed over the dense adapter's steps to its own final metric for the first time, for each pair
 *     that got there
 * @param pairs how many pairs there were
 */
record Convergence(String cell, List<Double> fractions, int pairs) {
    Convergence {
        fractions = List.copyOf(fractions);
    }

    /** A cell beside its dense adapter; empty where the dense adapter did not run. */
    static Optional<Convergence> of(Scores scores, String cell) {
        List<Double> fractions = new ArrayList<>();
        int pairs = 0;
        for (RunResult result : scores.of(cell)) {
            Optional<RunResult> dense = scores.partner(result, result.adapter());
            OptionalDouble goal =
                    dense.map(RunResult::curves).map(Convergence::last).orElse(OptionalDouble.empty());
            if (dense.isEmpty() || goal.isEmpty()) {
                continue;
            }
            pairs++;
            OptionalDouble own = steps(result.curves(), goal.getAsDouble());
            OptionalDouble theirs = steps(dense.get().curves(), goal.getAsDouble());
            if (own.isPresent() && theirs.isPresent()) {
                fractions.add(own.getAsDouble() / theirs.getAsDouble());
            }
        }
        return pairs == 0 ? Optional.empty() : Optional.of(new Convergence(cell, fractions, pairs));
    }

    /** The median over all pairs, those that never get there being last; empty where it is one of them. */
    OptionalDouble median() {
        List<Double> sorted = fractions.stream().sorted().toList();
        int upper = pairs / 2;
        if (upper >= sorted.size()) {
            return OptionalDouble.empty();
        }
        int lower = (pairs - 1) / 2;
        return OptionalDouble.of((sorted.get(lower) + sorted.get(upper)) / 2);
    }

    /** The step at which a curve first reaches a value; empty if it never does. */
    static OptionalDouble steps(Curves curves, double goal) {
        Optional<Curves.Epoch> before = Optional.empty();
        for (Curves.Epoch epoch : curves.epochs()) {
            if (epoch.dev().isPresent() && epoch.dev().getAsDouble() >= goal) {
                return OptionalDouble.of(
                        before.map(earlier -> crossing(earlier, epoch, goal)).orElse((double) epoch.step()));
            }
            before = Optional.of(epoch);
        }
        return OptionalDouble.empty();
    }

    private static double crossing(Curves.Epoch earlier, Curves.Epoch later, double goal) {
        double from = earlier.dev().orElseThrow();
        double part = (goal - from) / (later.dev().orElseThrow() - from);
        return earlier.step() + part * (later.step() - earlier.step());
    }

    private static OptionalDouble last(Curves curves) {
        List<Curves.Epoch> epochs = curves.epochs();
        return epochs.isEmpty()
                ? OptionalDouble.empty()
                : epochs.get(epochs.size() - 1).dev();
    }
}
