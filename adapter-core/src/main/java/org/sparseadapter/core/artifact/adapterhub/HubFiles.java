// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact.adapterhub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sparseadapter.core.artifact.ArtifactException;
import org.sparseadapter.core.safetensors.Safetensors;
import org.sparseadapter.core.safetensors.SafetensorsException;
import org.sparseadapter.core.safetensors.SafetensorsLimits;
import org.sparseadapter.core.text.Quoted;

/** The files of an adapter's folder. */
final class HubFiles {

    static final String ADAPTER_CONFIG = "adapter_config.json";
    static final String ADAPTER_WEIGHTS = "adapter.safetensors";
    static final String HEAD_CONFIG = "head_config.json";
    static final String HEAD_WEIGHTS = "model_head.safetensors";

    private static final String PICKLED_ADAPTER = "pytorch_adapter.bin";
    private static final String PICKLED_HEAD = "pytorch_model_head.bin";

    private HubFiles() {}

    static ObjectNode json(Path folder, String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new ArtifactException(file + " is missing");
        }
        try {
            if (new ObjectMapper().readTree(file.toFile()) instanceof ObjectNode object) {
                return object;
            }
            throw new ArtifactException(file + ": expected a JSON object");
        } catch (IOException e) {
            throw new ArtifactException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    static Safetensors adapter(Path folder) {
        return weights(folder, ADAPTER_WEIGHTS, PICKLED_ADAPTER);
    }

    static Safetensors head(Path folder) {
        return weights(folder, HEAD_WEIGHTS, PICKLED_HEAD);
    }

    private static Safetensors weights(Path folder, String name, String pickled) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new ArtifactException(
                    Files.exists(folder.resolve(pickled))
                            ? folder.resolve(pickled) + " is a pickle, which can run code and is never opened here;"
                                    + " save with use_safetensors=True"
                            : file + " is missing");
        }
        try {
            return Safetensors.open(file, SafetensorsLimits.ARTIFACT);
        } catch (IOException | SafetensorsException e) {
            throw new ArtifactException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    static void write(Path folder, String name, JsonNode json) throws IOException {
        Files.write(
                folder.resolve(name),
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
    }

    static ArtifactException wrong(String file, String field, JsonNode found, String expected) {
        return new ArtifactException(
                file + ": " + field + ": expected " + expected + ", found " + Quoted.text(found.toString()));
    }
}
