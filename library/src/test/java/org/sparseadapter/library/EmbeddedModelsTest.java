// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.library;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedModelsTest {
    @TempDir
    Path folder;

    @Test
    void theModelIsLaidOutOnceInHuggingFaceForm() throws Exception {
        EmbeddedModels.install(folder);
        Path model = folder.resolve(EmbeddedModels.MINILM);
        assertThat(model.resolve("model.onnx")).hasSize(90_984_153);
        assertThat(model.resolve("1_Pooling/config.json")).exists();
        ObjectMapper json = new ObjectMapper();
        JsonNode config = json.readTree(model.resolve("config.json").toFile());
        JsonNode tokenizer = json.readTree(model.resolve("tokenizer.json").toFile());
        assertThat(tokenizer.at("/model/vocab").size())
                .isEqualTo(config.get("vocab_size").intValue());

        FileTime written = Files.getLastModifiedTime(model.resolve("model.onnx"));
        EmbeddedModels.install(folder);
        assertThat(Files.getLastModifiedTime(model.resolve("model.onnx"))).isEqualTo(written);
        try (var files = Files.list(model)) {
            assertThat(files).hasSize(4);
        }
    }
}
