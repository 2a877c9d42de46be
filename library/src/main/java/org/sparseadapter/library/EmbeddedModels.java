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
import java.util.Optional;
import org.sparseadapter.core.plm.BaseModelException;
import org.sparseadapter.core.plm.ModelSource;
import org.sparseadapter.core.text.Quoted;

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

    private static final String FOLDER = "sparse-adapter.models";

    private EmbeddedModels() {}

    /**
     * The folder into which {@link PretrainedModel#load(String)} lays models out: that of the system property {@value
     * #FOLDER}, or {@code .sparse-adapter/models} in the user's home.
     */
    public static Path folder() {
        return Optional.ofNullable(System.getProperty(FOLDER))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".sparse-adapter", "models"));
    }

    /**
     * The files of an embedded model, laid out in {@link #folder()}.
     *
     * @throws BaseModelException when there is none of this id
     */
    static ModelSource source(String id) {
        if (!id.equals(MINILM)) {
            throw new BaseModelException("expected the id of an embedded model, " + MINILM
                    + ", or the Path of a model's folder, found " + Quoted.text(id));
        }
        install(folder());
        return ModelSource.of(folder().resolve(MINILM));
    }

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
