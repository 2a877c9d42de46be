// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.task.MultiLabelSettings;

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

    /** PyTorch: sigmoid([2, -1, 0.5]). */
    @Test
    void labelsAboveTheThresholdAreGivenTheMostProbableFirst() {
        List<String> labels = List.of("b", "c", "a");
        MultiLabelPrediction half =
                MultiLabelPrediction.of(labels, new float[] {0.5f, -1, 2}, new MultiLabelSettings(1, 0.5), false);

        assertThat(half.labels()).containsExactly("a", "b");
        assertThat(half.scores().keySet()).containsExactly("b", "c", "a");
        assertThat(half.scores().get("b")).isCloseTo(0.62245935f, within(1e-7f));
        assertThat(half.scores().get("c")).isCloseTo(0.26894143f, within(1e-7f));
        assertThat(half.scores().get("a")).isCloseTo(0.88079703f, within(1e-7f));
        assertThat(MultiLabelPrediction.of(labels, new float[3], new MultiLabelSettings(1, 0.5), true))
                .isEqualTo(new MultiLabelPrediction(List.of(), Map.of("b", 0.5f, "c", 0.5f, "a", 0.5f), true));
        assertThat(MultiLabelPrediction.of(labels, new float[3], new MultiLabelSettings(1, 0.4), false)
                        .labels())
                .isEqualTo(labels);
    }

    @Test
    void whatIsNoNumberIsNoAnswer() {
        assertThatThrownBy(() -> LabelPrediction.of(List.of("a", "b"), new float[] {0f, Float.NaN}, false))
                .isInstanceOf(PredictionFailedException.class)
                .hasMessageContaining("\"b\"");
        assertThatThrownBy(() -> MultiLabelPrediction.of(
                        List.of("a", "b"), new float[] {0f, Float.NaN}, MultiLabelSettings.DEFAULTS, false))
                .isInstanceOf(PredictionFailedException.class)
                .hasMessageContaining("\"b\"");
    }
}
