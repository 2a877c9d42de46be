// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Sequences laid end to end. */
class PackedTokensTest {

    private final PackedTokens batch = PackedTokens.of(List.of(
            new Encoded(new int[] {7, 8, 9}, new int[] {0, 0, 1}, false),
            new Encoded(new int[] {5}, new int[] {0}, false)));

    @Test
    void rowsStandInOrder() {
        assertThat(batch.ids()).containsExactly(7, 8, 9, 5);
        assertThat(batch.segments()).containsExactly(0, 0, 1, 0);
        assertThat(batch.offsets()).containsExactly(0, 3, 4);
        assertThat(batch.positions()).containsExactly(0, 1, 2, 0);
        assertThat(batch.longest()).isEqualTo(3);
        assertThat(batch.length(1)).isEqualTo(1);
    }

    @Test
    void anEmptyBatchIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> PackedTokens.of(List.of()));
    }

    @Test
    void anEmptySequenceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PackedTokens(new int[2], new int[2], new int[] {0, 2, 2}))
                .withMessageContaining("sequence 1");
    }

    @Test
    void offsetsThatMissTheEndAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PackedTokens(new int[2], new int[2], new int[] {0, 1}))
                .withMessageContaining("offsets");
    }

    @Test
    void tokensAreSeenUnlessItIsSaidOtherwise() {
        assertThat(batch.visible()).containsExactly(true, true, true, true);
        PackedTokens padded = new PackedTokens(
                new int[5], new int[5], new int[] {0, 3, 5}, new boolean[] {true, true, false, true, false});
        assertThat(padded.lastRows()).containsExactly(1, 3);
        assertThat(padded.firstRows()).containsExactly(0, 3);
    }

    @Test
    void aSequenceThatNoTokenSeesIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new PackedTokens(new int[2], new int[2], new int[] {0, 1, 2}, new boolean[] {true, false}))
                .withMessageContaining("sequence 1");
    }
}
