// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.models;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sparseadapter.core.plm.BaseModelException;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.ModelFolder;
import org.sparseadapter.core.plm.ModelSource;
import org.sparseadapter.core.text.FolderName;
import org.sparseadapter.lab.console.ProjectHome;
import org.sparseadapter.library.EmbeddedModels;
import picocli.CommandLine.Option;

/** The base models of this machine: the folder that holds one sub-folder for each, with the option that names it. */
public final class BaseModels {
    @Option(
            names = "--models",
            paramLabel = "FOLDER",
            description = "The folder of base models, a sub-folder for each id (default: .run/models of the project).")
    private Optional<Path> models = Optional.empty();

    /** The folder: a sub-folder per model, which is not there before the first. */
    public Path folder() {
        return models.orElseGet(() -> ProjectHome.orHere().resolve(".run").resolve("models"));
    }

    /**
     * The files of a base model, by its own folder or by its id in the folder of models; the embedded one is laid there when
     * it is asked for. The id of a model that is named by its folder is the folder's name in the characters of ids.
     *
     * @throws BaseModelException when there is neither; the message names the models that there are
     */
    public ModelSource find(String model) {
        Path own = Path.of(model);
        if (isModel(own)) {
            return source(own);
        }
        if (model.equals(EmbeddedModels.MINILM)) {
            EmbeddedModels.install(folder());
        }
        // A folder that is no model is refused where it is read, by the name of the file that it lacks.
        return Files.isDirectory(own) && !isModel(folder().resolve(model))
                ? source(own)
                : new ModelFolder(folder()).find(model);
    }

    /** Every model of the folder that can be adapted, by id. */
    public List<BaseModelInfo> list() {
        return new ModelFolder(folder()).list();
    }

    private static boolean isModel(Path folder) {
        return Files.isRegularFile(folder.resolve("config.json"));
    }

    private static ModelSource source(Path own) {
        Path absolute = own.toAbsolutePath().normalize();
        return new ModelSource(FolderName.of(absolute), absolute);
    }
}
