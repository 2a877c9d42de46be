// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.site.SiteFunctions;
import org.sparseadapter.core.task.Pooling;

/** The encoder gives what the transformers library gives, on a tiny random model and sequences of mixed lengths. */
class BertGoldenTest {

    private static final Offset<Float> CLOSE = Offset.offset(1e-4f);

    private static Golden golden;
    private static BaseModel model;

    @BeforeAll
    static void load() {
        golden = Golden.named("bert-tiny");
        model = BaseModel.load(golden.model(), Device.cpu());
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void hiddenStatesOfEveryTokenAgree() {
        PackedTokens batch = golden.inputs();
        try (NDManager scope = model.manager().newSubManager()) {
            float[] hidden = model.encoder()
                    .encode(batch, SiteFunctions.none(), scope, false)
                    .toFloatArray();
            float[] expected = golden.expected().floats("last_hidden_state");
            int width = model.info().hidden();
            int longest = (int) golden.expected().tensor("last_hidden_state").dimensions()[1];
            for (int s = 0; s < batch.sequences(); s++) {
                for (int i = 0; i < batch.length(s) * width; i++) {
                    assertThat(hidden[batch.offsets()[s] * width + i])
                            .isCloseTo(expected[s * longest * width + i], CLOSE);
                }
            }
        }
    }

    @Test
    void poolerAgrees() {
        PackedTokens batch = golden.inputs();
        try (NDManager scope = model.manager().newSubManager()) {
            NDArray hidden = model.encoder().encode(batch, SiteFunctions.none(), scope, false);
            float[] pooled = model.encoder().pool(hidden, batch, Pooling.POOLER).toFloatArray();
            float[] expected = golden.expected().floats("pooler_output");
            assertThat(pooled).hasSameSizeAs(expected);
            for (int i = 0; i < pooled.length; i++) {
                assertThat(pooled[i]).isCloseTo(expected[i], CLOSE);
            }
        }
    }

    @Test
    void lengthsAreMixed() {
        PackedTokens batch = golden.inputs();
        assertThat(batch.sequences()).isGreaterThan(1);
        assertThat(batch.tokens()).isLessThan(batch.sequences() * batch.longest());
    }
}
