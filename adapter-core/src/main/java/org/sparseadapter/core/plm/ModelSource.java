// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of one base model: {@code config.json}, weights in {@code model.safetensors}, in shards listed by {@code
 * model.safetensors.index.json}, or in {@code model.onnx}, and mostly {@code tokenizer.json}.
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

    Path shardIndex() {
        return folder.resolve("model.safetensors.index.json");
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
        return Stream.concat(
                        Stream.of(config(), safetensors(), shardIndex(), onnx(), tokenizer(), poolingConfig()),
                        shards().stream())
                .filter(Files::isRegularFile)
                .distinct()
                .map(ModelSource::sizeAndTime)
                .collect(Collectors.joining(";"));
    }

    private List<Path> shards() {
        if (!Files.isRegularFile(shardIndex())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".safetensors"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private static String sizeAndTime(Path file) {
        try {
            return file.getFileName() + ":" + Files.size(file) + ":" + Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    boolean isModel() {
        return Files.isRegularFile(config())
                && Stream.of(safetensors(), shardIndex(), onnx()).anyMatch(Files::isRegularFile);
    }
}
