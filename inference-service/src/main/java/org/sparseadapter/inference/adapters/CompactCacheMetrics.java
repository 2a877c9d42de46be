// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference.adapters;

import com.github.benmanes.caffeine.cache.Cache;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Metrics of the cache of compact adapters. */
final class CompactCacheMetrics {

    private CompactCacheMetrics() {}

    static void register(Cache<?, ?> compact, MeterRegistry meters) {
        Gauge.builder("sparse.adapter.compact.adapters", compact, Cache::estimatedSize)
                .description("Adapters kept in their compact form")
                .register(meters);
        Gauge.builder("sparse.adapter.compact.bytes", compact, CompactCacheMetrics::bytes)
                .description("Heap that they take")
                .baseUnit("bytes")
                .register(meters);
        FunctionCounter.builder("sparse.adapter.compact.hits", compact, cache -> cache.stats()
                        .hitCount())
                .description("Adapters that were kept when they were asked for")
                .register(meters);
        FunctionCounter.builder("sparse.adapter.compact.misses", compact, cache -> cache.stats()
                        .missCount())
                .description("Adapters that had to be fetched")
                .register(meters);
    }

    private static double bytes(Cache<?, ?> compact) {
        return compact.policy()
                .eviction()
                .map(eviction -> eviction.weightedSize().orElse(0))
                .orElse(0L);
    }
}
