// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.registry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.sparseadapter.kit.settings.PlatformSettings;

/** The registry's client and the blob cache, wired from the settings. */
public class RegistryBeans {

    @Produces
    @Singleton
    RegistryClient registryClient(PlatformSettings settings) {
        return new RegistryClient(
                settings.registryUrl(),
                new ServiceToken(settings.serviceTokenFile()),
                settings.registryTimeout(),
                settings.blobTimeout());
    }

    @Produces
    @Singleton
    BlobCache blobCache(PlatformSettings settings, RegistryClient registry, MeterRegistry meters) {
        BlobCache cache = new BlobCache(
                settings.cacheFolder(), settings.cacheSize().asLongValue(), registry, InstantSource.system());
        Gauge.builder("sparse_adapter_cache", cache, BlobCache::size)
                .description("Blobs kept on the local disk")
                .baseUnit("bytes")
                .register(meters);
        return cache;
    }
}
