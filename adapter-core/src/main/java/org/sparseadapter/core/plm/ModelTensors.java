// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import java.nio.file.Path;
import java.util.SortedMap;

/** The tensors that a model is made of, as its configuration asks for them. */
public final class ModelTensors {

    private ModelTensors() {}

    /**
     * Shapes by Hugging Face name, without the prefix that files of a whole model have; optional parts are left out.
     *
     * @param config a {@code config.json}
     * @throws BaseModelException when it is not understood
     */
    public static SortedMap<String, long[]> required(Path config) {
        return ArchitectureConfig.read(config).required();
    }
}
