// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.forward;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sparseadapter.core.artifact.PartSource;
import org.sparseadapter.core.text.Digests;

/**
 * The parts of a fusion among the files beside it, whatever they are called.
 *
 * @param folder of the fusion's file
 */
record PartsBeside(Path folder) implements PartSource {

    @Override
    public Optional<byte[]> artifact(String digest) {
        try {
            for (Path file : files()) {
                if (Digests.sha256(file).equals(digest)) {
                    return Optional.of(Files.readAllBytes(file));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".safetensors"))
                    .sorted()
                    .toList();
        }
    }
}
