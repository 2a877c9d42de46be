// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HalfProductsTest {

    private static final int ROWS = 24;
    private static final int IN = 96;
    private static final int OUT = 64;

    @Test
    void aProductAndItsGradientAreWithinOnePercentOfTheExactOnes() {
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            Random random = new Random(4);
            NDArray rows = draw(manager, random, ROWS, IN);
            NDArray weight = draw(manager, random, OUT, IN);
            NDArray bias = draw(manager, random, 1, OUT).reshape(OUT);
            Projection exact = Projection.exact(weight, bias);
            Projection halved = Projection.through(HalfProducts.load(manager), weight, bias);
            rows.setRequiresGradient(true);

            NDList fromExact = outputAndGradient(exact, rows);
            NDList fromHalved = outputAndGradient(halved, rows);
            for (int i = 0; i < 2; i++) {
                assertThat(fromHalved.get(i).getDataType()).isEqualTo(DataType.FLOAT32);
                float error = fromHalved.get(i).sub(fromExact.get(i)).norm().getFloat()
                        / fromExact.get(i).norm().getFloat();
                assertThat(error).isPositive().isLessThan(0.01f);
            }
        }
    }

    private static NDList outputAndGradient(Projection projection, NDArray rows) {
        try (GradientCollector collector = rows.getManager().getEngine().newGradientCollector()) {
            NDArray output = projection.apply(rows);
            collector.backward(output.square().sum());
            NDArray gradient = rows.getGradient().duplicate();
            rows.getGradient().muli(0);
            return new NDList(output.stopGradient(), gradient);
        }
    }

    private static NDArray draw(NDManager manager, Random random, int rows, int columns) {
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return manager.create(values, new Shape(rows, columns));
    }
}
