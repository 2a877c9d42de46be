// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.training;

import java.util.List;
import org.sparseadapter.core.train.TrainingCurves;
import org.sparseadapter.core.train.TrainingCurves.StepPoint;

/** The training loss at the end of a run: the mean over its last tenth, since single batches scatter. */
final class FinalLoss {

    private static final int TENTH = 10;

    private FinalLoss() {}

    static double of(TrainingCurves curves) {
        List<StepPoint> steps = curves.steps();
        int from = Math.max(0, steps.size() - Math.max(1, steps.size() / TENTH));
        return steps.subList(from, steps.size()).stream()
                .mapToDouble(StepPoint::loss)
                .average()
                .orElse(0);
    }
}
