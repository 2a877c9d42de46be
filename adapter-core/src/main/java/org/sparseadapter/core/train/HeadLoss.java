// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Random;
import org.sparseadapter.core.tensor.EngineMemory;

/** What stands between the rows that a head sees and a number to descend: dropout, cross-entropy, squared error. */
final class HeadLoss {

    private HeadLoss() {}

    /**
     * Drops values with a probability and scales the rest, so that the mean stays.
     *
     * @param rows {@code [rows, hidden]}
     */
    static NDArray dropout(NDArray rows, double probability, Random random, NDManager scope) {
        if (probability == 0) {
            return rows;
        }
        float[] factors = new float[Math.toIntExact(rows.size())];
        float kept = (float) (1 / (1 - probability));
        for (int i = 0; i < factors.length; i++) {
            factors[i] = random.nextFloat() < probability ? 0 : kept;
        }
        return rows.mul(scope.create(factors, rows.getShape()));
    }

    /**
     * Cross-entropy, summed over the rows.
     *
     * @param logits {@code [rows, outputs]}
     * @param truth the true output's index, {@code [rows]}
     * @return a scalar
     */
    static NDArray crossEntropy(NDArray logits, int[] truth, NDManager scope) {
        return crossEntropy(logits, truth, LossSettings.plain(), scope);
    }

    /**
     * Cross-entropy with smoothed targets (Szegedy et al., 2016), summed over the rows: of a share s, (1 - s) counts for the
     * true output and s / outputs for every output. With weights, the parts of an output count by its weight. Divided by
     * {@link #units}, this is PyTorch's {@code CrossEntropyLoss(weight, label_smoothing)}.
     *
     * @param logits {@code [rows, outputs]}
     * @param truth the true output's index, {@code [rows]}
     * @return a scalar
     */
    static NDArray crossEntropy(NDArray logits, int[] truth, LossSettings settings, NDManager scope) {
        NDArray index =
                EngineMemory.array(scope, Arrays.stream(truth).asLongStream().toArray(), new Shape(truth.length, 1));
        NDArray logarithms = logits.logSoftmax(1);
        NDArray right = logarithms.gather(index, 1);
        if (!settings.weights().isEmpty()) {
            right = right.mul(EngineMemory.array(scope, weights(truth, settings), new Shape(truth.length, 1)));
        }
        if (settings.smoothing() == 0) {
            return right.sum().neg();
        }
        NDArray spread = settings.weights().isEmpty() ? logarithms : logarithms.mul(byOutput(settings, scope));
        double outputs = logits.getShape().get(1);
        return EngineMemory.scaled(right.sum(), settings.smoothing() - 1)
                .sub(EngineMemory.scaled(spread.sum(), settings.smoothing() / outputs));
    }

    /**
     * Binary cross-entropy of a decision for each output, the mean over the outputs, summed over the rows. A decision is one
     * between two outputs with the logits 0 and x, whose softmax is the sigmoid of x; smoothing spreads its target over both.
     * Divided by the number of rows, this is PyTorch's {@code BCEWithLogitsLoss}.
     *
     * @param logits {@code [rows, outputs]}
     * @param truth 1 for yes and 0 for no, {@code [rows * outputs]}
     * @return a scalar
     */
    static NDArray binaryCrossEntropy(NDArray logits, int[] truth, LossSettings settings, NDManager scope) {
        NDArray no = EngineMemory.array(scope, new float[truth.length], new Shape(truth.length, 1));
        NDArray decisions = no.concat(logits.reshape(new Shape(truth.length, 1)), 1);
        return EngineMemory.scaled(
                crossEntropy(decisions, truth, settings, scope),
                1.0 / logits.getShape().get(1));
    }

    /** By what the sum over rows is divided for a mean: their weights, or their number. */
    static double units(int[] truth, LossSettings settings) {
        if (settings.weights().isEmpty()) {
            return truth.length;
        }
        return Arrays.stream(truth)
                .mapToDouble(label -> settings.weights().get(label))
                .sum();
    }

    /**
     * The squared error, summed over the rows.
     *
     * @param answers {@code [rows, 1]}
     * @param truth {@code [rows]}
     * @return a scalar
     */
    static NDArray squaredError(NDArray answers, float[] truth, NDManager scope) {
        return answers.sub(EngineMemory.array(scope, truth, new Shape(truth.length, 1)))
                .square()
                .sum();
    }

    private static float[] weights(int[] truth, LossSettings settings) {
        float[] weights = new float[truth.length];
        for (int row = 0; row < truth.length; row++) {
            weights[row] = settings.weights().get(truth[row]);
        }
        return weights;
    }

    private static NDArray byOutput(LossSettings settings, NDManager scope) {
        float[] weights = new float[settings.weights().size()];
        for (int output = 0; output < weights.length; output++) {
            weights[output] = settings.weights().get(output);
        }
        return EngineMemory.array(scope, weights, new Shape(1, weights.length));
    }
}
