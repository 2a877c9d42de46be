// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.artifact.Artifact;
import org.sparseadapter.core.artifact.ArtifactKind;
import org.sparseadapter.core.artifact.ArtifactReader;
import org.sparseadapter.core.artifact.ArtifactWriter;
import org.sparseadapter.core.artifact.Precision;
import org.sparseadapter.core.recipe.RecipeJson;

/**
 * Trained adapters of which fusions are made: a file for each, named after the run that trained it.
 *
 * @param folder made when the first one comes
 */
record TrainedParts(Path folder) {

    boolean has(Run run) {
        return Files.isRegularFile(file(run));
    }

    /** Keeps what a run trained, with every bit of its weights. */
    void put(Run run, AdapterState state) {
        Path file = file(run);
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            Files.createDirectories(folder);
            Files.write(
                    unfinished,
                    ArtifactWriter.write(
                            new Artifact(ArtifactKind.ADAPTER, state, RecipeJson.write(run.recipe())), Precision.F32));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    /** What a run trained. */
    AdapterState get(Run run) {
        try {
            return ArtifactReader.read(Files.readAllBytes(file(run))).state();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file(run), e);
        }
    }

    private Path file(Run run) {
        return folder.resolve(run.key().replace("sha256:", "") + ".safetensors");
    }
}
