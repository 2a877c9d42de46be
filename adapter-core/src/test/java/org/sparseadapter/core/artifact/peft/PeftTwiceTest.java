// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact.peft;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.adapter.Ia3;
import org.sparseadapter.core.adapter.LayerSelection;
import org.sparseadapter.core.adapter.Lora;
import org.sparseadapter.core.artifact.ArtifactException;
import org.sparseadapter.core.artifact.Exchanged;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.safetensors.Safetensors;
import org.sparseadapter.core.safetensors.SafetensorsLimits;
import org.sparseadapter.core.safetensors.SafetensorsWriter;
import org.sparseadapter.core.task.Pooling;

class PeftTwiceTest {

    /** The last would win in silence. */
    @ParameterizedTest
    @CsvSource({"lora, lora_A.weight", "ia3, ia3_l"})
    void twoTensorsOfOneParameterAreBothNamed(String kind, String ending, @TempDir Path folder) throws IOException {
        BaseModelInfo base = Exchanged.base("bert-tiny");
        AdapterConfig config = kind.equals("ia3")
                ? new Ia3(Ia3.DEFAULT_TARGETS, LayerSelection.all())
                : new Lora(2, 4, Lora.DEFAULT_TARGETS, LayerSelection.all());
        PeftExport.write(Exchanged.sparse(config, Pooling.POOLER, base), base, folder, true);
        String module = "encoder.layer.0.attention.self.value." + ending;
        Path file = folder.resolve("adapter_model.safetensors");
        SafetensorsWriter writer = new SafetensorsWriter().metadata("format", "pt");
        Safetensors theirs = Safetensors.open(file, SafetensorsLimits.ARTIFACT);
        theirs.tensors().forEach((name, info) -> {
            writer.floats(name, info.dimensions(), theirs.floats(name));
            if (name.endsWith(module)) {
                writer.floats("base_model.model." + module, info.dimensions(), theirs.floats(name));
            }
        });
        Files.write(file, writer.toBytes());
        assertThatThrownBy(() -> PeftAdapter.read(folder, base))
                .isInstanceOf(ArtifactException.class)
                .hasMessageEndingWith("tensors \"bert." + module + "\" and \"" + module
                        + "\" are the same weights of one module, expected one of them");
    }
}
