// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.input;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The size that a JSON body may have. */
@ConfigMapping(prefix = "sparse-adapter.input")
public interface InputConfig {
    /** The most bytes of a JSON body; recipes take a few kilobytes. */
    @WithDefault("256K")
    MemorySize maxJsonSize();
}
