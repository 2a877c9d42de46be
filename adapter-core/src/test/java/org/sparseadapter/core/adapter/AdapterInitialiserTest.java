// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.ModelFamily;
import org.sparseadapter.core.task.Pooling;

/** Initial values: which parameters there are, how they are distributed, and that the generator holds still. */
class AdapterInitialiserTest {

    private static final BaseModelInfo BASE =
            new BaseModelInfo("tiny", ModelFamily.BERT, "sha256:00", 1000, 2, 0, 8, 16, 100, 32, Pooling.MEAN, false);

    @Test
    void pfeifferHasOneBottleneckPerLayer() {
        AdapterState state = SampleAdapters.initial(new Pfeiffer(3, Activation.RELU, LayerSelection.all()), BASE);
        assertThat(state.parameters().keySet())
                .containsExactly(
                        "head.bias",
                        "head.weight",
                        "layer.0.ffn_output.down.bias",
                        "layer.0.ffn_output.down.weight",
                        "layer.0.ffn_output.up.bias",
                        "layer.0.ffn_output.up.weight",
                        "layer.1.ffn_output.down.bias",
                        "layer.1.ffn_output.down.weight",
                        "layer.1.ffn_output.up.bias",
                        "layer.1.ffn_output.up.weight");
        assertThat(state.prunable().keySet())
                .containsExactly(
                        "layer.0.ffn_output.down.weight",
                        "layer.0.ffn_output.up.weight",
                        "layer.1.ffn_output.down.weight",
                        "layer.1.ffn_output.up.weight");
        assertThat(state.parameters().get("layer.1.ffn_output.up.weight").shape())
                .containsExactly(8, 3);
    }

    @Test
    void houlsbyHasTwoPerLayerAndChosenLayersOnly() {
        AdapterState state =
                SampleAdapters.initial(new Houlsby(3, Activation.RELU, LayerSelection.of(List.of(1))), BASE);
        assertThat(state.prunable().keySet())
                .containsExactly(
                        "layer.1.attention_output.down.weight",
                        "layer.1.attention_output.up.weight",
                        "layer.1.ffn_output.down.weight",
                        "layer.1.ffn_output.up.weight");
    }

    @Test
    void loraStartsWithoutEffect() {
        AdapterState state =
                SampleAdapters.initial(new Lora(2, 4, Lora.DEFAULT_TARGETS, LayerSelection.of(List.of(0))), BASE);
        assertThat(state.prunable().keySet())
                .containsExactly(
                        "layer.0.query.lora_a.weight",
                        "layer.0.query.lora_b.weight",
                        "layer.0.value.lora_a.weight",
                        "layer.0.value.lora_b.weight");
        assertThat(state.parameters().get("layer.0.query.lora_b.weight").dense())
                .containsOnly(0);
        assertThat(state.parameters().get("layer.0.query.lora_a.weight").dense())
                .doesNotContain(0);
    }

    @Test
    void wideningKeepsTheScaleOfLora() {
        Lora narrow = new Lora(8, 16, Lora.DEFAULT_TARGETS, LayerSelection.all());
        assertThat(narrow.widened(4).rank()).isEqualTo(32);
        assertThat(narrow.widened(4).scale()).isEqualTo(narrow.scale());
    }

    @Test
    void theHeadIsNeverZeroAndItsBiasIs() {
        AdapterState state = SampleAdapters.initial(new HeadOnly(), BASE);
        assertThat(state.parameters().get(AdapterState.HEAD_WEIGHT).dense())
                .hasSize(24)
                .doesNotContain(0);
        assertThat(state.parameters().get(AdapterState.HEAD_BIAS).dense()).containsOnly(0);
        assertThat(state.prunable()).isEmpty();
        assertThat(state.densities()).isEmpty();
    }

    @Test
    void drawsHoldStill() {
        NormalDraws draws = NormalDraws.of(7, "layer.0.ffn_output.down.weight");
        double[] first = IntStream.range(0, 4).mapToDouble(i -> draws.next()).toArray();
        assertThat(first)
                .containsExactly(-0.9231764198531415, -0.22923184754976011, -0.5922099733783979, -0.6373865322199063);
    }

    @Test
    void drawsAreNormal() {
        NormalDraws draws = NormalDraws.of(1, "any");
        double[] values =
                IntStream.range(0, 100_000).mapToDouble(i -> draws.next()).toArray();
        double mean = IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .average()
                .orElseThrow();
        double variance = IntStream.range(0, values.length)
                .mapToDouble(i -> values[i] * values[i])
                .average()
                .orElseThrow();
        double within = IntStream.range(0, values.length)
                        .filter(i -> Math.abs(values[i]) < 1)
                        .count()
                / (double) values.length;
        assertThat(mean).isCloseTo(0, Offset.offset(0.02));
        assertThat(variance).isCloseTo(1, Offset.offset(0.03));
        assertThat(within).isCloseTo(0.6827, Offset.offset(0.01));
    }

    @Test
    void seedsAndNamesGiveStreamsOfTheirOwn() {
        AdapterConfig config = new Pfeiffer(3, Activation.RELU, LayerSelection.all());
        AdapterState state = SampleAdapters.initial(config, BASE);
        assertThat(SampleAdapters.initial(config, BASE)).isEqualTo(state);
        assertThat(AdapterInitialiser.initial(config, SampleAdapters.head(), BASE, 8))
                .isNotEqualTo(state);
        assertThat(state.parameters().get("layer.0.ffn_output.up.weight"))
                .isNotEqualTo(state.parameters().get("layer.1.ffn_output.up.weight"));
    }

    @Test
    void aLayerThatTheModelLacksIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        SampleAdapters.initial(new Pfeiffer(3, Activation.RELU, LayerSelection.of(List.of(2))), BASE))
                .withMessageContaining("layer 2")
                .withMessageContaining("0 to 1");
    }
}
