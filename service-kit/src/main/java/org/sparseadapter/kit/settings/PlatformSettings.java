// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.settings;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Settings of a service: the registry, folders and tokens it uses, and how much of the machine it may take. */
@ConfigMapping(prefix = "sparse-adapter")
public interface PlatformSettings {

    /** The registry's address, without a path. */
    @WithDefault("http://localhost:8080")
    URI registryUrl();

    /** The file with the token that the registry is shown; read again when it changes. */
    Optional<Path> serviceTokenFile();

    /** The folder of base models: a sub-folder in Hugging Face layout for each. */
    @WithDefault("models")
    Path modelsFolder();

    /** The folder of downloaded blobs; may be lost at any time. */
    @WithDefault("${java.io.tmpdir}/sparse-adapter-cache")
    Path cacheFolder();

    /** How large the cache may grow before what was not used for longest goes. */
    @WithDefault("2G")
    MemorySize cacheSize();

    /** The device to compute on; {@code AUTO} takes a GPU where there is one. */
    @WithDefault("auto")
    DeviceChoice device();

    /** Threads of one product; empty leaves it to the engine, which takes every core. */
    OptionalInt threads();

    /**
     * Whether gradients through the frozen base model may be computed in bfloat16 where the processor is faster at it.
     * The workers that need gradients turn it on; what is served and evaluated is exact in any case.
     */
    @WithDefault("false")
    boolean bfloat16();

    /** How long the registry may take to answer anything but a blob. */
    @WithDefault("10s")
    Duration registryTimeout();

    /** How long one blob may travel. */
    @WithDefault("5m")
    Duration blobTimeout();
}
