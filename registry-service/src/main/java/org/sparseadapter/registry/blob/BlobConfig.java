// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.blob;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Settings of the blob store: its folder, its limits, and the grace of unused blobs. */
@ConfigMapping(prefix = "sparse-adapter")
public interface BlobConfig {
    /** The folder of all blobs; replicas of the registry share it. */
    Path blobsFolder();

    /** Limits of single blobs. */
    Limits blobs();

    /** The limits of a blob. */
    interface Limits {
        /** The most that one blob may hold. */
        @WithDefault("1G")
        MemorySize maxSize();

        /** How long a blob stays that no dataset, version or running work names: results take time to be announced. */
        @WithDefault("PT24H")
        Duration grace();
    }
}
