// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparseadapter.core.site.SiteFunctions;
import org.sparseadapter.core.task.Pooling;

/** Encoders give what the transformers library gives, in rows of padding too. */
class EncoderGoldenTest {

    private static final Offset<Float> CLOSE = Offset.offset(1e-4f);

    static Stream<String> encoders() {
        return Golden.encoderNames();
    }

    static Stream<String> withAPooler() {
        return Golden.names(info -> info.defaultPooling() == Pooling.POOLER);
    }

    static Stream<String> withoutAPooler() {
        return Golden.names(info -> info.decoderLayers() == 0 && info.defaultPooling() != Pooling.POOLER);
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void everyPositionAgrees(String name) {
        Golden golden = Golden.named(name);
        PackedTokens batch = golden.paddedInputs();
        try (BaseModel model = BaseModel.load(golden.model(), Device.cpu());
                NDManager scope = model.manager().newSubManager()) {
            NDArray hidden = model.encoder().encode(batch, SiteFunctions.none(), scope, false);
            assertThat(hidden.toFloatArray()).containsExactly(golden.expected().floats("last_hidden_state"), CLOSE);
            assertThat(model.info().architecture() + "-tiny").isEqualTo(name);
        }
    }

    @ParameterizedTest
    @MethodSource("withAPooler")
    void thePoolerAgrees(String name) {
        Golden golden = Golden.named(name);
        try (BaseModel model = BaseModel.load(golden.model(), Device.cpu());
                NDManager scope = model.manager().newSubManager()) {
            assertThat(model.info().defaultPooling()).isEqualTo(Pooling.POOLER);
            assertThat(pooled(model, golden.paddedInputs(), Pooling.POOLER, scope))
                    .containsExactly(golden.expected().floats("pooler_output"), CLOSE);
        }
    }

    @ParameterizedTest
    @MethodSource("withoutAPooler")
    void aFamilyWithoutAPoolerTakesTheFirstRow(String name) {
        Golden golden = Golden.named(name);
        try (BaseModel model = BaseModel.load(golden.model(), Device.cpu());
                NDManager scope = model.manager().newSubManager()) {
            assertThat(model.info().defaultPooling()).isEqualTo(Pooling.CLS);
            assertThatThrownBy(() -> pooled(model, golden.inputs(), Pooling.POOLER, scope))
                    .isInstanceOf(BaseModelException.class)
                    .hasMessageContaining("no pooler");
        }
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void paddingChangesNothingForTheTokens(String name) {
        Golden golden = Golden.named(name);
        PackedTokens packed = golden.inputs();
        PackedTokens padded = golden.paddedInputs();
        try (BaseModel model = BaseModel.load(golden.model(), Device.cpu());
                NDManager scope = model.manager().newSubManager()) {
            for (Pooling pooling :
                    EnumSet.of(Pooling.MEAN, Pooling.LAST, model.info().defaultPooling())) {
                assertThat(pooled(model, padded, pooling, scope))
                        .as(pooling.name())
                        .containsExactly(pooled(model, packed, pooling, scope), CLOSE);
            }
        }
    }

    private static float[] pooled(BaseModel model, PackedTokens batch, Pooling pooling, NDManager scope) {
        NDArray hidden = model.encoder().encode(batch, SiteFunctions.none(), scope, false);
        return model.encoder().pool(hidden, batch, pooling).toFloatArray();
    }
}
