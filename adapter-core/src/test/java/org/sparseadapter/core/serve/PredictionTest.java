// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionTest {

    @Test
    void scoresAreASoftmaxInTheOrderOfTheLabels() {
        LabelPrediction prediction =
                LabelPrediction.of(List.of("no", "yes"), new float[] {0f, (float) Math.log(3)}, true);

        assertThat(prediction.label()).isEqualTo("yes");
        assertThat(prediction.scores()).containsOnlyKeys("no", "yes");
        assertThat(prediction.scores().keySet()).containsExactly("no", "yes");
        assertThat(prediction.scores().get("yes")).isCloseTo(0.75f, within(1e-6f));
        assertThat(prediction.truncated()).isTrue();
    }

    @Test
    void largeLogitsDoNotOverflow() {
        LabelPrediction prediction =
                LabelPrediction.of(List.of("a", "b", "c"), new float[] {-3e38f, 3e38f, 1e38f}, false);

        assertThat(prediction.scores().get("b")).isEqualTo(1f);
    }

    @Test
    void whatIsNoNumberIsNoAnswer() {
        assertThatThrownBy(() -> LabelPrediction.of(List.of("a", "b"), new float[] {0f, Float.NaN}, false))
                .isInstanceOf(PredictionFailedException.class)
                .hasMessageContaining("\"b\"");
    }
}
