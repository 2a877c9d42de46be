// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.models;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.sparseadapter.core.plm.ModelSource;
import org.sparseadapter.library.EmbeddedModels;
import picocli.CommandLine.Option;

/** Where the base models of this machine are. */
public final class ModelsFolder {
    @Option(
            names = "--models",
            paramLabel = "FOLDER",
            description = "Where base models are by id (default: .run/models of the project).")
    private Optional<Path> models = Optional.empty();

    /** The folder: a sub-folder per model, which is not there before the first. */
    public Path path() {
        return models.orElseGet(() -> project().resolve(".run").resolve("models"));
    }

    /**
     * A model by its folder or by its id in this folder.
     *
     * @return empty when there is neither
     */
    public Optional<ModelSource> find(String model) {
        Path folder = Path.of(model);
        if (Files.isDirectory(folder)) {
            return Optional.of(ModelSource.of(folder.toAbsolutePath().normalize()));
        }
        boolean known = model.matches("[a-z0-9][a-z0-9._-]*")
                && (model.equals(EmbeddedModels.MINILM) || Files.isDirectory(path().resolve(model)));
        return known ? Optional.of(BaseModelFinder.find(model, path())) : Optional.empty();
    }

    static Path project() {
        return Path.of(Optional.ofNullable(System.getenv("SPARSE_ADAPTER_HOME")).orElse(""))
                .toAbsolutePath();
    }
}
