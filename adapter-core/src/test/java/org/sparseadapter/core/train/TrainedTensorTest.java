// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.adapter.SparseParameter;
import org.sparseadapter.core.prune.Mask;

class TrainedTensorTest {

    private static final long[] SHAPE = {2, 3};

    @Test
    void whatTheMaskRemovedStaysZeroInTheEngineWhateverItsGradient() {
        SparseParameter initial = new SparseParameter(SHAPE, Mask.ofIndices(6, new int[] {1, 5}), new float[] {3, -2});
        var parameters = new TreeMap<String, Parameter>();
        parameters.put("w", initial);
        try (NDManager manager = NDManager.newBaseManager();
                GradientLease lease = GradientLease.take()) {
            NDArray array = manager.create(initial.dense(), new Shape(SHAPE));
            array.setRequiresGradient(true);
            TrainedWeights weights = new TrainedWeights(parameters, name -> array);
            for (int step = 1; step <= 5; step++) {
                // Each weight's gradient is w + 1: not zero where the mask removed it.
                lease.backward(() -> array.add(1).square().sum().div(2));
                double norm = weights.step(new AdamW(0.9, 0.98, 0.1), 0, step, 0.1);
                assertThat(norm).isPositive();
                float[] now = array.toFloatArray();
                assertThat(new float[] {now[0], now[2], now[3], now[4]}).containsOnly(0f);
            }
            assertThat(array.toFloatArray()[1]).isNotEqualTo(3f);
            assertThat(weights.chosen(new RunState("accuracy")).get("w").dense())
                    .isEqualTo(array.toFloatArray());
        }
    }

    @Test
    void theGradientOfOneStepIsNotThatOfTheNext() {
        SparseParameter initial = new SparseParameter(SHAPE, Mask.all(6), new float[6]);
        try (NDManager manager = NDManager.newBaseManager();
                GradientLease lease = GradientLease.take()) {
            NDArray array = manager.create(initial.dense(), new Shape(SHAPE));
            array.setRequiresGradient(true);
            TrainedTensor tensor = new TrainedTensor("w", initial, array);
            for (int step = 1; step <= 3; step++) {
                lease.backward(array::sum);
                assertThat(tensor.pullGradient()).isEqualTo(6.0);
                assertThat(tensor.gradient()).containsOnly(1f);
            }
        }
    }
}
