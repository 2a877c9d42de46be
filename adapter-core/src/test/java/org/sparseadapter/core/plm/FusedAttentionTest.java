// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The fused attention is the elementary one, gradients included, whether sequences are equally long or not. */
class FusedAttentionTest {

    private static final int HEADS = 4;
    private static final int WIDTH = 32;

    @Test
    void mixedLengthsAgree() {
        assertSame(3, 17, 1, 9, 40);
    }

    @Test
    void equalLengthsAgree() {
        assertSame(12, 12, 12);
    }

    private static void assertSame(int... lengths) {
        PackedTokens batch = PackedTokens.of(Arrays.stream(lengths)
                .mapToObj(length -> new Encoded(new int[length], new int[length], false))
                .toList());
        try (NDManager manager = NDManager.newBaseManager()) {
            List<float[]> fused = run(FusedAttention.load(HEADS, manager), manager, batch);
            List<float[]> unfused = run(new UnfusedAttention(), manager, batch);
            for (int i = 0; i < fused.size(); i++) {
                assertThat(fused.get(i)).containsExactly(unfused.get(i), Offset.offset(1e-5f));
            }
        }
    }

    /** The result, then the gradients of query, key and value under a weighted sum of it. */
    private static List<float[]> run(Attention attention, NDManager manager, PackedTokens batch) {
        Random random = new Random(5);
        NDArray weights = rows(manager, random, batch);
        NDArray query = rows(manager, random, batch);
        NDArray key = rows(manager, random, batch);
        NDArray value = rows(manager, random, batch);
        List.of(query, key, value).forEach(array -> array.setRequiresGradient(true));
        SequenceLayout layout = SequenceLayout.of(batch, manager, DataType.FLOAT32);
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            NDArray attended = attention.attend(query, key, value, layout, HEADS);
            collector.backward(attended.mul(weights).sum());
            return List.of(
                    attended.toFloatArray(),
                    query.getGradient().toFloatArray(),
                    key.getGradient().toFloatArray(),
                    value.getGradient().toFloatArray());
        }
    }

    private static NDArray rows(NDManager manager, Random random, PackedTokens batch) {
        float[] values = new float[batch.tokens() * WIDTH];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return manager.create(values, new Shape(batch.tokens(), WIDTH));
    }
}
