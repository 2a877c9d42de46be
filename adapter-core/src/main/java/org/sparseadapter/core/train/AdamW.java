// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import org.sparseadapter.core.recipe.OptimiserConfig;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, 2019), on the host's arrays.
 *
 * <p>Step t, from 1, with rate lr and gradient g: {@code m = b1 m + (1 - b1) g}, {@code v = b2 v + (1 - b2) g^2},
 * {@code w = w - lr decay w - lr (m / (1 - b1^t)) / (sqrt(v / (1 - b2^t)) + 1e-8)}.
 *
 * @param beta1 decay of the first moment
 * @param beta2 decay of the second moment
 * @param weightDecay the decoupled decay
 */
record AdamW(double beta1, double beta2, double weightDecay) {

    private static final float EPSILON = 1e-8f;

    static AdamW of(OptimiserConfig config) {
        return new AdamW(config.beta1(), config.beta2(), config.weightDecay());
    }

    /**
     * Makes one step in place. All arrays have the same length.
     *
     * @param weights changed
     * @param gradient read, multiplied by {@code gradientScale}
     * @param first first moments, changed
     * @param second second moments, changed
     * @param step from 1
     * @param rate the learning rate of this step
     * @param decays whether weight decay applies to these weights
     */
    void step(
            float[] weights,
            float[] gradient,
            float gradientScale,
            float[] first,
            float[] second,
            int step,
            double rate,
            boolean decays) {
        float b1 = (float) beta1;
        float b2 = (float) beta2;
        float rest1 = (float) (1 - beta1);
        float rest2 = (float) (1 - beta2);
        float keep = decays ? (float) (1 - rate * weightDecay) : 1f;
        float size = (float) (rate / (1 - Math.pow(beta1, step)));
        float correction = (float) (1 / Math.sqrt(1 - Math.pow(beta2, step)));
        for (int i = 0; i < weights.length; i++) {
            float g = gradient[i] * gradientScale;
            float m = b1 * first[i] + rest1 * g;
            float v = b2 * second[i] + rest2 * g * g;
            first[i] = m;
            second[i] = v;
            weights[i] = keep * weights[i] - size * m / ((float) Math.sqrt(v) * correction + EPSILON);
        }
    }
}
