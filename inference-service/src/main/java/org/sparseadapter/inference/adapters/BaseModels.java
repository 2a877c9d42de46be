// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference.adapters;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.ModelFolder;
import org.sparseadapter.kit.settings.PlatformSettings;

/** The frozen models of this replica, each loaded when the first adapter over it comes, and shared from then on. */
@ApplicationScoped
public class BaseModels {

    private static final Logger LOG = Logger.getLogger(BaseModels.class);

    private final ModelFolder folder;
    private final Devices devices;
    private final Map<String, BaseModel> byDigest = new ConcurrentHashMap<>();

    BaseModels(PlatformSettings settings, Devices devices) {
        this.folder = new ModelFolder(settings.modelsFolder());
        this.devices = devices;
    }

    /**
     * The model of a digest.
     *
     * @throws UnknownBaseModelException if the folder has none
     */
    public BaseModel of(String digest) {
        return byDigest.computeIfAbsent(digest, this::load);
    }

    @PreDestroy
    void close() {
        byDigest.values().forEach(BaseModel::close);
        byDigest.clear();
    }

    private BaseModel load(String digest) {
        List<BaseModelInfo> all = folder.list();
        BaseModelInfo info = all.stream()
                .filter(model -> model.digest().equals(digest))
                .findFirst()
                .orElseThrow(() -> new UnknownBaseModelException("there is no base model " + digest + " here, only "
                        + all.stream().map(BaseModelInfo::id).toList()));
        LOG.infof("loading base model %s", info.id());
        return BaseModel.load(folder.find(info.id()), devices.chosen());
    }
}
