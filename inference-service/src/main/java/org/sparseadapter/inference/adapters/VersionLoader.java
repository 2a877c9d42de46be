// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference.adapters;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.serve.CompactAdapter;
import org.sparseadapter.core.serve.ServedAdapter;
import org.sparseadapter.core.serve.ServingEngine;
import org.sparseadapter.inference.InferenceConfig;
import org.sparseadapter.kit.compute.LoadedBaseModels;
import org.sparseadapter.kit.registry.BlobCache;

/**
 * Loads the adapter of a digest: fetched, a fusion with its parts, verified against digest, base model
 * and shapes, and tried in the engine once. Compact adapters are kept by tenant and digest, so that
 * knowing another tenant's digest opens nothing.
 */
@ApplicationScoped
public class VersionLoader {

    private final BlobCache blobs;
    private final LoadedBaseModels bases;
    private final ServingEngine engine;
    private final Cache<OwnedDigest, ServedAdapter> compact;

    private record OwnedDigest(String tenant, String digest) {}

    VersionLoader(
            BlobCache blobs,
            LoadedBaseModels bases,
            ServingEngine engine,
            InferenceConfig config,
            MeterRegistry meters) {
        this.blobs = blobs;
        this.bases = bases;
        this.engine = engine;
        this.compact = Caffeine.newBuilder()
                .maximumWeight(config.adapters().compact().asLongValue())
                .weigher((OwnedDigest key, ServedAdapter adapter) ->
                        adapter.compact().bytes())
                .recordStats()
                .build();
        CompactCacheMetrics.register(compact, meters);
    }

    /**
     * The adapter of a digest.
     *
     * @param tenant its owner
     * @param digest its artifact
     * @param baseDigest the base model that was announced with it
     * @throws RuntimeException if it cannot be fetched or is not what it should be; says which
     */
    public ServedAdapter load(String tenant, String digest, String baseDigest) {
        OwnedDigest key = new OwnedDigest(tenant, digest);
        Optional<ServedAdapter> known = Optional.ofNullable(compact.getIfPresent(key));
        if (known.isPresent()) {
            return known.get();
        }
        BaseModel base = bases.withDigest(baseDigest);
        // The blob cache has verified the digest, whether the bytes came from disk or from afar.
        CompactAdapter read = CompactAdapter.of(
                blobs.bytes(tenant, digest),
                base.info(),
                part -> Optional.of(part(new OwnedDigest(tenant, part), base)));
        ServedAdapter adapter = new ServedAdapter(read, base);
        engine.prepare(adapter);
        compact.put(key, adapter);
        return adapter;
    }

    /** A part of a fusion: shared with the version that serves it alone, where that is here. */
    private CompactAdapter part(OwnedDigest part, BaseModel base) {
        return Optional.ofNullable(compact.getIfPresent(part))
                .map(ServedAdapter::compact)
                .orElseGet(() -> CompactAdapter.of(blobs.bytes(part.tenant(), part.digest()), base.info()));
    }
}
