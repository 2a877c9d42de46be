// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.models;

import java.nio.file.Files;
import java.nio.file.Path;
import org.sparseadapter.core.plm.ModelFolder;
import org.sparseadapter.core.plm.ModelSource;
import org.sparseadapter.core.text.FolderName;
import org.sparseadapter.library.EmbeddedModels;

/** Finds the base model that a user names. */
public final class BaseModelFinder {
    private BaseModelFinder() {}

    /**
     * A model by its folder, or by its id in the folder of models; the embedded one is laid there when it is asked for.
     *
     * @param modelsFolder one sub-folder per base model
     */
    public static ModelSource find(String base, Path modelsFolder) {
        Path folder = Path.of(base);
        if (Files.isRegularFile(folder.resolve("config.json"))) {
            return new ModelSource(FolderName.of(folder), folder);
        }
        if (base.equals(EmbeddedModels.MINILM)) {
            EmbeddedModels.install(modelsFolder);
        }
        return new ModelFolder(modelsFolder).find(base);
    }
}
