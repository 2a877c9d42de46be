// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.Golden;
import org.sparseadapter.core.plm.PackedTokens;
import org.sparseadapter.core.safetensors.Safetensors;
import org.sparseadapter.core.task.Pooling;
import org.sparseadapter.core.task.TaskKind;

/** A LoRA trained and saved by the PEFT library gives the logits here that it gives there. */
class PeftLoraGoldenTest {

    private static final String PREFIX = "base_model.model.";

    private final Golden golden = Golden.named("peft-lora-on-bert-tiny");
    private final Safetensors saved = golden.open("adapter_model.safetensors");

    @Test
    void logitsAgree() {
        PackedTokens batch = golden.inputs();
        try (BaseModel model = Golden.named("bert-tiny").load(DataType.FLOAT32);
                NDManager scope = model.manager().newSubManager();
                AdapterModule module = new AdapterModule(state(model), scope)) {
            NDArray hidden = model.encoder().encode(batch, module.sites(), scope, false);
            float[] logits = module.head(model.encoder().pool(hidden, batch, Pooling.POOLER))
                    .toFloatArray();
            float[] expected = golden.expected().floats("logits");
            assertThat(logits).hasSameSizeAs(expected);
            for (int i = 0; i < logits.length; i++) {
                assertThat(logits[i]).isCloseTo(expected[i], Offset.offset(1e-4f));
            }
        }
    }

    private AdapterState state(BaseModel model) {
        Lora config = new Lora(4, 16, Lora.DEFAULT_TARGETS, LayerSelection.all());
        SortedMap<String, Parameter> parameters = new TreeMap<>();
        for (ParameterSpec spec : config.parameters(model.info())) {
            String layer = spec.name().split("\\.")[1];
            String target = spec.name().split("\\.")[2];
            String side = spec.name().contains("lora_a") ? "lora_A" : "lora_B";
            parameters.put(
                    spec.name(),
                    read("bert.encoder.layer." + layer + ".attention.self." + target + "." + side + ".weight"));
        }
        parameters.put(AdapterState.HEAD_WEIGHT, read("classifier.weight"));
        parameters.put(AdapterState.HEAD_BIAS, read("classifier.bias"));
        HeadConfig head = new HeadConfig(TaskKind.CLASSIFICATION, Pooling.POOLER, List.of("a", "b", "c"), 0, 32);
        return new AdapterState(config, head, model.info().digest(), parameters);
    }

    private Parameter read(String name) {
        return new DenseParameter(saved.tensor(PREFIX + name).dimensions(), saved.floats(PREFIX + name));
    }
}
