// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.basemodel;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.ModelFolder;
import org.sparseadapter.kit.settings.PlatformSettings;

/** The base models of the folder that the platform mounts. */
@ApplicationScoped
public class BaseModelCatalogue {
    private final ModelFolder folder;

    BaseModelCatalogue(PlatformSettings settings) {
        this.folder = new ModelFolder(settings.modelsFolder());
    }

    /** All base models, by id. */
    public List<BaseModelInfo> list() {
        return folder.list();
    }

    /** The base model of an id, if the folder holds it. */
    public Optional<BaseModelInfo> find(String id) {
        return list().stream().filter(model -> model.id().equals(id)).findFirst();
    }
}
