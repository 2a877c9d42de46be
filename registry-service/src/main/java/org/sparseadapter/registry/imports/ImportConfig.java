// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.imports;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The limits of imported artifacts. */
@ConfigMapping(prefix = "sparse-adapter.imports")
public interface ImportConfig {
    /** The most bytes of one artifact. */
    @WithDefault("64M")
    MemorySize maxSize();

    /** How many artifacts are read at once; while it is read, one takes three times its size of memory. */
    @WithDefault("1")
    int parallelReads();
}
