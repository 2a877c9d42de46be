// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.site.SiteFunctions;

/** One base model answers several threads at once, each with what it would have answered alone. */
class EncoderConcurrencyTest {

    private static final int THREADS = 4;
    private static final int CALLS = 40;

    @Test
    void threadsDoNotDisturbEachOther() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (BaseModel model = Golden.named("bert-tiny").load(DataType.FLOAT32)) {
            List<float[]> alone = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                alone.add(encode(model, batch(thread)));
            }
            int arrays = model.manager().getManagedArrays().size();
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                PackedTokens batch = batch(thread);
                float[] expected = alone.get(thread);
                running.add(threads.submit(() -> {
                    for (int call = 0; call < CALLS; call++) {
                        assertThat(encode(model, batch)).containsExactly(expected, Offset.offset(1e-5f));
                    }
                }));
            }
            for (Future<?> future : running) {
                future.get();
            }
            assertThat(model.manager().getManagedArrays().size()).isEqualTo(arrays);
        } finally {
            threads.shutdownNow();
        }
    }

    private static float[] encode(BaseModel model, PackedTokens batch) {
        try (NDManager scope = model.manager().newSubManager()) {
            return model.encoder()
                    .encode(batch, SiteFunctions.none(), scope, false)
                    .toFloatArray();
        }
    }

    /** Three sequences whose lengths and tokens differ from thread to thread. */
    private static PackedTokens batch(int thread) {
        List<Encoded> examples = new ArrayList<>();
        for (int s = 0; s < 3; s++) {
            int[] ids = new int[3 + thread + 4 * s];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = (31 * thread + 7 * s + i) % 199;
            }
            examples.add(new Encoded(ids, new int[ids.length], false));
        }
        return PackedTokens.of(examples);
    }
}
