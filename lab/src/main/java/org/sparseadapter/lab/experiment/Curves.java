// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.sparseadapter.core.train.TrainingCurves;

/**
 * The curves of a training, loss and dev metric, with few enough points for a line of results.
 *
 * @param metric what {@code dev} of an epoch measures
 * @param steps steps in all
 * @param losses mean loss of stretches of steps
 * @param epochs every epoch
 */
record Curves(String metric, int steps, List<Loss> losses, List<Epoch> epochs) {
    private static final int STRETCHES = 50;
    private static final double DIGITS = 1e5;

    /**
     * A stretch of steps.
     *
     * @param step its last one, from 1
     * @param loss mean over its recorded steps
     */
    record Loss(int step, double loss) {}

    /**
     * An epoch.
     *
     * @param epoch from 1
     * @param step steps made by its end
     * @param loss mean over its examples
     * @param dev the dev metric
     */
    record Epoch(int epoch, int step, double loss, OptionalDouble dev) {}

    /** Thins what training recorded. */
    static Curves of(TrainingCurves curves) {
        List<TrainingCurves.StepPoint> points = curves.steps();
        List<Loss> losses = new ArrayList<>();
        int stretch = Math.max(1, (points.size() + STRETCHES - 1) / STRETCHES);
        for (int from = 0; from < points.size(); from += stretch) {
            List<TrainingCurves.StepPoint> part = points.subList(from, Math.min(points.size(), from + stretch));
            double mean = part.stream()
                    .mapToDouble(TrainingCurves.StepPoint::loss)
                    .average()
                    .orElseThrow();
            losses.add(new Loss(part.get(part.size() - 1).step(), rounded(mean)));
        }
        List<Epoch> epochs = curves.epochs().stream()
                .map(epoch -> new Epoch(epoch.epoch(), epoch.step(), rounded(epoch.trainLoss()), epoch.devMetric()))
                .toList();
        int steps = epochs.isEmpty() ? 0 : epochs.get(epochs.size() - 1).step();
        return new Curves(curves.metric(), steps, losses, epochs);
    }

    private static double rounded(double value) {
        return Math.round(value * DIGITS) / DIGITS;
    }
}
