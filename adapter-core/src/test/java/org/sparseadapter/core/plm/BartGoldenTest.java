// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.site.SequenceSites;
import org.sparseadapter.core.site.SiteFunctions;
import org.sparseadapter.core.task.Pooling;

/** The encoder-decoder gives what the transformers library gives. */
class BartGoldenTest {

    private static final Offset<Float> CLOSE = Offset.offset(1e-4f);
    private static final SequenceSites BARE = SequenceSites.of(SiteFunctions.none());

    private static Golden golden;
    private static BaseModel model;
    private static EncoderDecoder bart;

    @BeforeAll
    static void load() {
        golden = Golden.named("bart-tiny");
        model = BaseModel.load(golden.model(), Device.cpu());
        bart = model.encoderDecoder().orElseThrow();
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void itsFacts() {
        assertThat(model.info().architecture()).isEqualTo("bart");
        assertThat(model.info().layers()).isEqualTo(4);
        assertThat(model.info().decoderLayers()).isEqualTo(2);
        assertThat(model.info().maxTokens()).isEqualTo(48);
        assertThat(model.info().defaultPooling()).isEqualTo(Pooling.LAST);
        assertThat(bart.specialTokens()).isEqualTo(new SpecialTokens(2, 0, 2, 1));
    }

    @Test
    void everyPositionOfTheEncoderAgrees() {
        try (NDManager scope = model.manager().newSubManager()) {
            assertThat(bart.encodeSource(golden.paddedInputs(), SiteFunctions.none(), scope, false)
                            .toFloatArray())
                    .containsExactly(golden.expected().floats("encoder_last_hidden_state"), CLOSE);
        }
    }

    @Test
    void logitsAgree() {
        assertLogits(golden.paddedInputs());
    }

    @Test
    void logitsAgreeWithoutPadding() {
        assertLogits(golden.inputs());
    }

    @Test
    void pastPositionsAndForeignMemoryAreRefused() {
        PackedTokens source = golden.inputs();
        PackedTokens tooLong = new PackedTokens(new int[49], new int[49], new int[] {0, 49});
        try (NDManager scope = model.manager().newSubManager()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> bart.encodeSource(tooLong, SiteFunctions.none(), scope, false))
                    .withMessageContaining("49")
                    .withMessageContaining("48");
            NDArray memory = bart.encodeSource(source, SiteFunctions.none(), scope, false);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> bart.decode(golden.targets(), memory, golden.targets(), BARE, scope, false))
                    .withMessageContaining("memory");
        }
    }

    private static void assertLogits(PackedTokens source) {
        try (NDManager scope = model.manager().newSubManager()) {
            NDArray memory = bart.encodeSource(source, SiteFunctions.none(), scope, false);
            NDArray hidden = bart.decode(golden.targets(), memory, source, BARE, scope, false);
            NDArray logits = bart.tokenLogits(hidden);
            assertThat(logits.toFloatArray()).containsExactly(golden.expected().floats("logits"), CLOSE);
            assertThat(scope.getManagedArrays()).containsExactlyInAnyOrder(memory, hidden, logits);
        }
    }
}
