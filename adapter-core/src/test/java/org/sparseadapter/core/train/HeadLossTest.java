// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class HeadLossTest {

    @Test
    void crossEntropyAndItsGradientMatchTheFormula() {
        try (NDManager manager = NDManager.newBaseManager();
                GradientLease lease = GradientLease.take()) {
            NDArray logits = manager.create(new float[] {2, 0, 1, 1}, new Shape(2, 2));
            logits.setRequiresGradient(true);
            double loss = lease.backward(() -> HeadLoss.crossEntropy(logits, new int[] {0, 1}, manager));

            double p = 1 / (1 + Math.exp(-2));
            assertThat(loss).isCloseTo(-Math.log(p) + Math.log(2), within(1e-6));
            try (NDArray gradient = logits.getGradient()) {
                float q = (float) (1 - p);
                assertThat(gradient.toFloatArray()).containsExactly(new float[] {-q, q, 0.5f, -0.5f}, within(1e-6f));
            }
        }
    }

    @Test
    void dropoutKeepsTheMeanAndDependsOnTheStreamAlone() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray ones = manager.ones(new Shape(64, 256));
            float[] dropped = HeadLoss.dropout(ones, 0.25, RunRandom.at(1, "dropout", 5), manager)
                    .toFloatArray();
            float[] again = HeadLoss.dropout(ones, 0.25, RunRandom.at(1, "dropout", 5), manager)
                    .toFloatArray();
            float[] other = HeadLoss.dropout(ones, 0.25, RunRandom.at(1, "dropout", 6), manager)
                    .toFloatArray();
            double sum = 0;
            for (float value : dropped) {
                assertThat(value).isIn(0f, (float) (1 / 0.75));
                sum += value;
            }
            assertThat(sum / dropped.length).isCloseTo(1, within(0.03));
            assertThat(again).isEqualTo(dropped);
            assertThat(other).isNotEqualTo(dropped);
        }
    }
}
