// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.command;

import java.util.Optional;
import org.sparseadapter.core.plm.BaseModelException;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.lab.console.CommandFailedException;
import org.sparseadapter.lab.models.BaseModels;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The option that names the base model of an adapter's file. */
final class BaseOptions {
    @Option(
            names = "--base",
            paramLabel = "MODEL",
            description = "Id of a base model, or a folder in Hugging Face layout.")
    private Optional<String> base = Optional.empty();

    @Mixin
    private BaseModels models;

    /** Whether {@code --base} is given. */
    boolean isGiven() {
        return base.isPresent();
    }

    /** The model that is named; empty when none is. */
    Optional<BaseModelInfo> named() {
        try {
            return base.map(name -> BaseModelInfo.of(models.find(name)));
        } catch (BaseModelException e) {
            throw new CommandFailedException("--base: " + e.getMessage(), e);
        }
    }

    /** The model that is named, or the one of the folder of models that has this digest. */
    BaseModelInfo of(String digest) {
        return named().orElseGet(() -> models.list().stream()
                .filter(model -> model.digest().equals(digest))
                .findFirst()
                .orElseThrow(() -> new CommandFailedException("the adapter's base model " + digest + " is not in "
                        + models.folder() + ": name it with --base, or its folder with --models")));
    }
}
