// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;

/** Packing and unpacking undo each other, blocks waste little, and attention stays within a sequence. */
class SequenceLayoutTest {

    private static final int HEADS = 2;
    private static final int WIDTH = 6;

    @Property(tries = 60)
    void everyTokenIsFoundAgain(@ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 40) Integer> lengths) {
        PackedTokens batch = batch(lengths);
        try (NDManager manager = NDManager.newBaseManager()) {
            SequenceLayout layout = SequenceLayout.of(batch, manager, DataType.FLOAT32);
            long padded = layout.blocks().stream()
                    .mapToLong(block -> (long) block.sequences() * block.queries())
                    .sum();
            // Rounding lengths up adds at most 7 to each.
            assertThat(padded).isLessThanOrEqualTo((long) Math.ceil(1.25 * batch.tokens()) + 7L * batch.sequences());
            assertThat(layout.blocks().stream()
                            .mapToInt(SequenceBlock::sequences)
                            .sum())
                    .isEqualTo(batch.sequences());
            long[] unpack = layout.unpack().toLongArray();
            long[] packed = layout.blocks().stream()
                    .map(block -> block.queryPack().flatten())
                    .reduce((left, right) -> left.concat(right))
                    .orElseThrow()
                    .toLongArray();
            assertThat(layout.even()).isEqualTo(new HashSet<>(lengths).size() == 1);
            if (layout.even()) {
                assertThat(packed).isSorted().hasSize(batch.tokens());
            }
            for (int token = 0; token < batch.tokens(); token++) {
                assertThat(packed[(int) unpack[token]]).isEqualTo(token);
            }
        }
    }

    @Property(tries = 30)
    void attentionIsThatOfEachSequenceAlone(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 20) Integer> lengths) {
        PackedTokens batch = batch(lengths);
        Random random = new Random(batch.tokens());
        float[][] query = random(random, batch.tokens());
        float[][] key = random(random, batch.tokens());
        float[][] value = random(random, batch.tokens());
        try (NDManager manager = NDManager.newBaseManager()) {
            assertAttends(new UnfusedAttention(), manager, batch, query, key, value);
            assertAttends(FusedAttention.load(HEADS, manager), manager, batch, query, key, value);
        }
    }

    private static void assertAttends(
            Attention attention,
            NDManager manager,
            PackedTokens batch,
            float[][] query,
            float[][] key,
            float[][] value) {
        NDArray attended = attention.attend(
                manager.create(query),
                manager.create(key),
                manager.create(value),
                SequenceLayout.of(batch, manager, DataType.FLOAT32),
                HEADS);
        float[] flat = attended.toFloatArray();
        for (int s = 0; s < batch.sequences(); s++) {
            for (int row = batch.offsets()[s]; row < batch.offsets()[s + 1]; row++) {
                float[] expected = attend(query[row], key, value, batch.offsets()[s], batch.offsets()[s + 1]);
                for (int i = 0; i < WIDTH; i++) {
                    assertThat(flat[row * WIDTH + i]).isCloseTo(expected[i], Offset.offset(1e-5f));
                }
            }
        }
    }

    /** One row's attention over the rows of its sequence, in plain loops. */
    private static float[] attend(float[] query, float[][] key, float[][] value, int from, int to) {
        int width = WIDTH / HEADS;
        float[] result = new float[WIDTH];
        for (int head = 0; head < HEADS; head++) {
            double sum = 0;
            double[] mixed = new double[width];
            for (int other = from; other < to; other++) {
                double score = 0;
                for (int i = 0; i < width; i++) {
                    score += query[head * width + i] * key[other][head * width + i];
                }
                double weight = Math.exp(score / Math.sqrt(width));
                sum += weight;
                for (int i = 0; i < width; i++) {
                    mixed[i] += weight * value[other][head * width + i];
                }
            }
            for (int i = 0; i < width; i++) {
                result[head * width + i] = (float) (mixed[i] / sum);
            }
        }
        return result;
    }

    private static PackedTokens batch(List<Integer> lengths) {
        return PackedTokens.of(lengths.stream()
                .map(length -> new Encoded(new int[length], new int[length], false))
                .toList());
    }

    private static float[][] random(Random random, int rows) {
        float[][] values = new float[rows][WIDTH];
        for (float[] row : values) {
            for (int i = 0; i < WIDTH; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        return values;
    }
}
