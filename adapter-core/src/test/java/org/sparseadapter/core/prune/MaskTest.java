// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MaskTest {

    @Property
    void holdsExactlyItsPositions(@ForAll @Size(max = 300) boolean[] pattern) {
        int[] indices =
                IntStream.range(0, pattern.length).filter(i -> pattern[i]).toArray();
        Mask mask = Mask.ofIndices(pattern.length, indices);
        assertThat(mask.size()).isEqualTo(pattern.length);
        assertThat(mask.kept()).isEqualTo(indices.length);
        assertThat(mask.indices()).isEqualTo(indices);
        for (int i = 0; i < pattern.length; i++) {
            assertThat(mask.keeps(i)).isEqualTo(pattern[i]);
        }
        assertThat(mask).isEqualTo(Mask.ofIndices(pattern.length, indices)).hasSameHashCodeAs(mask);
    }

    @Test
    void allKeepsAll() {
        for (int size : new int[] {0, 1, 63, 64, 65, 128, 1_000}) {
            Mask all = Mask.all(size);
            assertThat(all.kept()).isEqualTo(size);
            assertThat(all)
                    .isEqualTo(Mask.ofIndices(size, IntStream.range(0, size).toArray()));
        }
    }

    @Test
    void refusesPositionsThatAreUnsortedTwiceOrOutside() {
        for (int[] indices : new int[][] {{1, 0}, {1, 1}, {-1}, {4}, {0, Integer.MAX_VALUE}, {Integer.MIN_VALUE}}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Mask.ofIndices(4, indices));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Mask.all(-1));
        assertThatThrownBy(() -> Mask.all(4).keeps(4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Mask.all(4).keeps(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
