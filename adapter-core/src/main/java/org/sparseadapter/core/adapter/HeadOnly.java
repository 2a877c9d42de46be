// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.Function;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.site.SiteFunctions;

/** No adapter: the task head alone is trained. The baseline that every adapter has to beat. */
public record HeadOnly() implements AdapterConfig {

    @Override
    public LayerSelection layers() {
        return LayerSelection.all();
    }

    @Override
    public List<ParameterSpec> parameters(BaseModelInfo base, List<AdapterConfig> parts) {
        return List.of();
    }

    @Override
    public SiteFunctions bind(Function<String, NDArray> parameters, List<SiteFunctions> parts) {
        return SiteFunctions.none();
    }
}
