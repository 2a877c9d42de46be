// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparseadapter.core.site.SiteFunctions;
import org.sparseadapter.core.tensor.HalfProducts;

/** A model loaded for training serves as exactly as any, and trains on nearly the same rows. */
class PairedEncoderTest {

    @ParameterizedTest
    @MethodSource("org.sparseadapter.core.plm.Golden#names")
    void onlyTrainingPassesAreApproximate(String name) {
        Assumptions.assumeTrue(
                HalfProducts.fastOn(Device.cpu()), "this processor has no bfloat16 instructions: both forms are one");
        Golden golden = Golden.named(name);
        try (BaseModel exact = BaseModel.load(golden.model(), Device.cpu());
                BaseModel paired = BaseModel.loadForTraining(golden.model(), Device.cpu());
                NDManager scope = exact.manager().newSubManager()) {
            NDArray expected = encode(exact, golden.inputs(), scope, true);
            assertThat(encode(paired, golden.inputs(), scope, false).toFloatArray())
                    .isEqualTo(encode(exact, golden.inputs(), scope, false).toFloatArray());
            float error = encode(paired, golden.inputs(), scope, true)
                            .sub(expected)
                            .norm()
                            .getFloat()
                    / expected.norm().getFloat();
            assertThat(error).isPositive().isLessThan(0.02f);
            assertThat(paired.encoderDecoder().isPresent())
                    .isEqualTo(exact.encoderDecoder().isPresent());
        }
    }

    private static NDArray encode(BaseModel model, PackedTokens batch, NDManager scope, boolean training) {
        return model.encoder().encode(batch, SiteFunctions.none(), scope, training);
    }
}
