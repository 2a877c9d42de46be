// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of one base model: {@code config.json}, {@code model.safetensors} or {@code model.onnx}, and mostly
 * {@code tokenizer.json}.
 *
 * @param id name of the folder
 * @param folder where the files are
 */
public record ModelSource(String id, Path folder) {

    public ModelSource {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(folder, "folder");
    }

    /** A model in a folder, with the folder's name for its id. */
    public static ModelSource of(Path folder) {
        return new ModelSource(folder.getFileName().toString(), folder);
    }

    Path config() {
        return folder.resolve("config.json");
    }

    Path safetensors() {
        return folder.resolve("model.safetensors");
    }

    Path onnx() {
        return folder.resolve("model.onnx");
    }

    Path tokenizer() {
        return folder.resolve("tokenizer.json");
    }

    Path poolingConfig() {
        return folder.resolve("1_Pooling").resolve("config.json");
    }

    /** Changes when one of the files does: their sizes and times of modification. */
    String stamp() {
        return Stream.of(config(), safetensors(), onnx(), tokenizer(), poolingConfig())
                .filter(Files::isRegularFile)
                .map(ModelSource::sizeAndTime)
                .collect(Collectors.joining(";"));
    }

    private static String sizeAndTime(Path file) {
        try {
            return file.getFileName() + ":" + Files.size(file) + ":" + Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    boolean isModel() {
        return Files.isRegularFile(config()) && (Files.isRegularFile(safetensors()) || Files.isRegularFile(onnx()));
    }
}
