// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparseadapter.core.adapter.AdapterModule;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.prune.PruningMethod;
import org.sparseadapter.core.recipe.Recipe;

/** What a gradient still needs must outlive a garbage collection between the forward and the backward pass. */
class RecordedGradientTest {

    @Test
    void aCollectionBetweenForwardAndBackwardChangesNothing(@TempDir Path folder) {
        TaskData data = Samples.memorised(12, 2);
        Recipe recipe = Samples.recipe(Samples.HOULSBY, PruningMethod.RANDOM, 0, Samples.train(1, 1e-3, 512));
        try (BaseModel base = TinyBert.load(folder)) {
            AdapterState state = MaskComputation.compute(base, recipe, data, ProgressListener.none())
                    .state();
            float[] calm = gradient(base, state, data, false);
            for (int i = 0; i < 5; i++) {
                assertThat(gradient(base, state, data, true)).isEqualTo(calm);
            }
        }
    }

    private static float[] gradient(BaseModel base, AdapterState state, TaskData data, boolean collect) {
        try (GradientLease lease = GradientLease.take();
                AdapterModule module = new AdapterModule(state, base.manager()).trainable();
                NDManager scope = module.manager().newSubManager()) {
            TokenisedSplit split = AdapterObjective.tokenise(base, state.head(), data.train());
            int[] rows = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
            Trunk trunk = Trunk.once(base, module, split);
            lease.backward(() -> {
                NDArray loss =
                        HeadLoss.crossEntropy(module.head(trunk.pooled(rows, scope, true)), split.labels(rows), scope);
                if (collect) {
                    collectAndOverwrite();
                }
                return loss;
            });
            try (NDArray gradient =
                    module.parameters().get("layer.0.ffn_output.down.weight").getGradient()) {
                return gradient.toFloatArray();
            }
        }
    }

    private static void collectAndOverwrite() {
        System.gc();
        List<ByteBuffer> taken = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(64 + 16 * (i % 100));
            while (buffer.remaining() >= Long.BYTES) {
                buffer.putLong(-1);
            }
            taken.add(buffer);
        }
        assertThat(taken).hasSize(2000);
    }
}
