// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.site.SequenceSites;
import org.sparseadapter.core.site.SiteFunctions;

/** Decoding token by token gives what decoding whole targets gives, however rows branch and end. */
class StepDecoderTest {

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
    void whatTheLibraryGaveForWholeTargetsComesStepByStep() {
        PackedTokens source = golden.inputs();
        PackedTokens target = golden.targets();
        int length = target.length(0);
        int vocabulary = model.info().vocabulary();
        float[] expected = golden.expected().floats("logits");
        try (NDManager scope = model.manager().newSubManager()) {
            NDArray memory = bart.encodeSource(source, SiteFunctions.none(), scope, false);
            try (StepDecoder steps = bart.steps(memory, source, BARE, scope)) {
                memory.close();
                int[] same = {0, 1, 2, 3};
                for (int t = 0; t < length; t++) {
                    int[] tokens = new int[same.length];
                    for (int row = 0; row < tokens.length; row++) {
                        tokens[row] = target.ids()[row * length + t];
                    }
                    float[] logits = take(steps.next(tokens, same));
                    for (int row = 0; row < tokens.length; row++) {
                        int from = (row * length + t) * vocabulary;
                        assertThat(Arrays.copyOfRange(logits, row * vocabulary, (row + 1) * vocabulary))
                                .containsExactly(Arrays.copyOfRange(expected, from, from + vocabulary), CLOSE);
                    }
                }
            }
            assertThat(scope.getManagedArrays()).isEmpty();
        }
    }

    @Test
    void rowsMayBranchAndEnd() {
        StepDecoding.assertStepsAreWhole(golden, model, BARE, 7);
    }

    @Test
    void rowsOutOfOrderAndStepsBeyondThePositionsAreRefused() {
        PackedTokens source = golden.inputs();
        try (NDManager scope = model.manager().newSubManager()) {
            NDArray memory = bart.encodeSource(source, SiteFunctions.none(), scope, false);
            try (StepDecoder steps = bart.steps(memory, source, BARE, scope)) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> steps.next(new int[] {2, 2}, new int[] {1, 0}))
                        .withMessageContaining("row 1");
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> steps.next(new int[] {2}, new int[] {4}))
                        .withMessageContaining("only 4");
                assertThatIllegalArgumentException().isThrownBy(() -> steps.next(new int[0], new int[0]));
                for (int t = 0; t < model.info().maxTokens(); t++) {
                    steps.next(new int[] {2}, new int[] {0}).close();
                }
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> steps.next(new int[] {2}, new int[] {0}))
                        .withMessageContaining("48");
            }
        }
    }

    private static float[] take(NDArray logits) {
        try (logits) {
            return logits.toFloatArray();
        }
    }
}
