// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.artifact.Artifact;
import org.sparseadapter.core.artifact.ArtifactKind;
import org.sparseadapter.core.artifact.ArtifactReader;
import org.sparseadapter.core.artifact.ArtifactWriter;
import org.sparseadapter.core.recipe.RecipeJson;
import org.sparseadapter.core.safetensors.Precision;
import org.sparseadapter.core.safetensors.SafetensorsException;
import org.sparseadapter.lab.console.CommandFailedException;

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
            byte[] artifact = ArtifactWriter.write(
                    new Artifact(ArtifactKind.ADAPTER, state, RecipeJson.write(run.recipe())), Precision.F32);
            // It must not be less durable than the run's line, which says that it was made.
            Files.write(
                    unfinished,
                    artifact,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    /**
     * What a run trained.
     *
     * @throws CommandFailedException when the file is damaged, naming it
     */
    AdapterState get(Run run) {
        try {
            return ArtifactReader.read(Files.readAllBytes(file(run))).state();
        } catch (SafetensorsException e) {
            throw new CommandFailedException(
                    file(run) + " is damaged: delete it, and the adapter of " + run.title() + " is trained again ("
                            + e.getMessage() + ")",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file(run), e);
        }
    }

    private Path file(Run run) {
        return folder.resolve(run.key().replace("sha256:", "") + ".safetensors");
    }
}
