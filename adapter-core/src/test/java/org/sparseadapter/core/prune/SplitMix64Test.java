// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.prune;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SplitMix64Test {

    /** The first outputs for seed 1234567 as the authors' code prints them. */
    @Test
    void drawsWhatItsAuthorsPublished() {
        long[] published = {6457827717110365317L, 3203168211198807973L, -8629252141511181193L, 4593380528125082431L};
        for (int i = 0; i < published.length; i++) {
            assertThat(SplitMix64.draw(1234567, i)).isEqualTo(published[i]);
        }
    }

    @Test
    void aDrawFarOutIsTheStateMovedOn() {
        long gamma = 0x9E3779B97F4A7C15L;
        assertThat(SplitMix64.draw(-1, 1L << 40)).isEqualTo(SplitMix64.mix(-1 + ((1L << 40) + 1) * gamma));
        assertThat(SplitMix64.draw(7 + gamma, 2)).isEqualTo(SplitMix64.draw(7, 3));
    }
}
