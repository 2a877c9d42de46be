// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AdamWTest {

    private final AdamW optimiser = new AdamW(0.9, 0.98, 0.1);
    private final float[] weights = {1f};
    private final float[] first = {0f};
    private final float[] second = {0f};

    @Test
    void twoStepsMatchTheFormulaDoneByHand() {
        optimiser.step(weights, new float[] {0.5f}, 1, first, second, 1, 0.1, true);
        // m = .05, v = .005; corrected .5 and .25; 1 * (1 - .01) - .1 * .5 / .5
        assertThat(weights[0]).isCloseTo(0.89f, within(1e-6f));

        optimiser.step(weights, new float[] {-0.25f}, 1, first, second, 2, 0.1, true);
        // m = .02, v = .00615; corrected .105263 and .155303; .89 * .99 - .1 * .105263 / .394085
        assertThat(weights[0]).isCloseTo(0.854389f, within(1e-6f));
        assertThat(first[0]).isCloseTo(0.02f, within(1e-7f));
        assertThat(second[0]).isCloseTo(0.00615f, within(1e-7f));
    }

    @Test
    void biasesDoNotDecay() {
        optimiser.step(weights, new float[] {0f}, 1, first, second, 1, 0.1, false);
        assertThat(weights[0]).isEqualTo(1f);
    }

    @Test
    void decayIsDecoupledFromTheGradient() {
        optimiser.step(weights, new float[] {0f}, 1, first, second, 1, 0.1, true);
        assertThat(weights[0]).isCloseTo(0.99f, within(1e-7f));
        assertThat(first[0]).isZero();
    }

    @Test
    void clippingScalesTheGradientBeforeTheMoments() {
        optimiser.step(weights, new float[] {5f}, 0.1f, first, second, 1, 0.1, true);
        assertThat(first[0]).isCloseTo(0.05f, within(1e-7f));
        assertThat(second[0]).isCloseTo(0.005f, within(1e-7f));
    }
}
