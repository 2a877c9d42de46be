// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.library;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * Lays the pretrained MiniLM-L6 of a Maven artifact out as a model folder. The artifact brings weights (ONNX)
 * and tokenizer; the configuration is that of sentence-transformers/all-MiniLM-L6-v2, published beside it.
 */
public final class EmbeddedModels {
    /** The id of the embedded base model. */
    public static final String MINILM = "minilm-l6";

    private static final Map<String, String> FILES = Map.of(
            "model.onnx", "/all-minilm-l6-v2.onnx",
            "tokenizer.json", "/all-minilm-l6-v2-tokenizer.json",
            "config.json", "/org/sparseadapter/library/minilm-l6-config.json",
            "1_Pooling/config.json", "/org/sparseadapter/library/minilm-l6-pooling.json");

    private EmbeddedModels() {}

    /**
     * Writes the sub-folder {@value #MINILM} unless it is there.
     *
     * @param modelsFolder one sub-folder per base model
     */
    public static void install(Path modelsFolder) {
        Path folder = modelsFolder.resolve(MINILM);
        FILES.forEach((name, resource) -> copy(resource, folder.resolve(name)));
    }

    private static void copy(String resource, Path target) {
        if (Files.exists(target)) {
            return;
        }
        try (InputStream in = EmbeddedModels.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new FileNotFoundException(resource + " is not on the class path");
            }
            Files.createDirectories(target.getParent());
            // Another process may install at the same time: a reader must never see half a file.
            Path partial = Files.createTempFile(target.getParent(), "partial", ".tmp");
            Files.copy(in, partial, StandardCopyOption.REPLACE_EXISTING);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded model could not be written to " + target, e);
        }
    }
}
