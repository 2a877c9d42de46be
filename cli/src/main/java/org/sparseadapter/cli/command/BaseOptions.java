// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.command;

import java.nio.file.Path;
import java.util.Optional;
import org.sparseadapter.core.plm.BaseModelException;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.ModelFolder;
import org.sparseadapter.lab.console.CommandFailedException;
import org.sparseadapter.lab.models.BaseModelFinder;
import picocli.CommandLine.Option;

/** Which base model an adapter's file belongs to. */
final class BaseOptions {
    @Option(
            names = "--base",
            paramLabel = "MODEL",
            description = "Id of a base model, or a folder in Hugging Face layout.")
    private Optional<String> base = Optional.empty();

    @Option(
            names = "--models",
            paramLabel = "FOLDER",
            description = "Where base models are by id (default: .run/models of the project).")
    private Optional<Path> models = Optional.empty();

    /** Whether a model is named. */
    boolean isGiven() {
        return base.isPresent();
    }

    /** The model that is named; empty when none is. */
    Optional<BaseModelInfo> named() {
        try {
            return base.map(name -> BaseModelInfo.of(BaseModelFinder.find(name, folder())));
        } catch (BaseModelException e) {
            throw new CommandFailedException("--base: " + e.getMessage(), e);
        }
    }

    /** The model that is named, or the one of the folder of models that has this digest. */
    BaseModelInfo of(String digest) {
        return named().orElseGet(() -> new ModelFolder(folder())
                .list().stream()
                        .filter(model -> model.digest().equals(digest))
                        .findFirst()
                        .orElseThrow(() -> new CommandFailedException("the adapter's base model " + digest
                                + " is not in " + folder() + ": name it with --base, or its folder with --models")));
    }

    private Path folder() {
        return models.orElseGet(() -> Path.of(Optional.ofNullable(System.getenv("SPARSE_ADAPTER_HOME"))
                        .orElse("."))
                .resolve(".run/models"));
    }
}
