// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.training;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.sparseadapter.core.safetensors.Precision;

/** How trained adapters are stored. */
@ConfigMapping(prefix = "sparse-adapter.training")
public interface TrainingSettings {

    /** How weights are written; {@code F16} halves the artifact. */
    @WithDefault("F16")
    Precision precision();
}
