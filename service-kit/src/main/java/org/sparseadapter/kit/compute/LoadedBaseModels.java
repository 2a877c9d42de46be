// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.compute;

import java.util.HashMap;
import java.util.Map;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.BaseModelException;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.ModelFolder;

/**
 * The base models of this process: each is loaded when it is first needed, and kept, shared by
 * everything that runs over it.
 */
public final class LoadedBaseModels implements AutoCloseable {

    private final ModelFolder folder;
    private final ComputeDevice device;
    private final boolean bfloat16;
    private final Map<String, BaseModel> loaded = new HashMap<>();

    /**
     * The base models of a folder, on a device.
     *
     * @param bfloat16 whether gradients may be computed in bfloat16 where the device is faster at it
     */
    public LoadedBaseModels(ModelFolder folder, ComputeDevice device, boolean bfloat16) {
        this.folder = folder;
        this.device = device;
        this.bfloat16 = bfloat16;
    }

    /**
     * A base model by its id, which must have the weights that the caller expects.
     *
     * @throws BaseModelMismatchException when it has others
     * @throws BaseModelException when there is none, or it does not load
     */
    public synchronized BaseModel require(String id, String digest) {
        BaseModel model = loaded.computeIfAbsent(id, this::load);
        if (!model.info().digest().equals(digest)) {
            throw new BaseModelMismatchException(id, digest, model.info().digest());
        }
        return model;
    }

    /**
     * A base model by the digest of its weights, whatever its id here.
     *
     * @throws BaseModelException when the folder holds no such model
     */
    public BaseModel withDigest(String digest) {
        BaseModelInfo info = folder.list().stream()
                .filter(model -> model.digest().equals(digest))
                .findFirst()
                .orElseThrow(() -> new BaseModelException("no base model here has the digest " + digest));
        return require(info.id(), digest);
    }

    /** Whether the folder holds any base model. */
    public boolean available() {
        return !folder.list().isEmpty();
    }

    private BaseModel load(String id) {
        return bfloat16
                ? BaseModel.loadForTraining(folder.find(id), device.device())
                : BaseModel.load(folder.find(id), device.device());
    }

    @Override
    public synchronized void close() {
        loaded.values().forEach(BaseModel::close);
        loaded.clear();
    }
}
