// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference.adapters;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.sparseadapter.events.VersionRef;
import org.sparseadapter.events.work.ServableVersion;
import org.sparseadapter.inference.InferenceConfig;
import org.sparseadapter.kit.problem.UnavailableException;
import org.sparseadapter.kit.problem.UnknownResourceException;
import org.sparseadapter.kit.registry.RegistryClient;

/**
 * Versions that requests pin by number. The registry is asked for their digests; its answers are used for a while, and for
 * longer where it does not answer, so that its restart fails no request for a version that is known.
 */
@ApplicationScoped
public class PinnedVersions {

    private static final Logger LOG = Logger.getLogger(PinnedVersions.class);
    private static final Duration UNKNOWN_FRESH = Duration.ofSeconds(2);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final int KNOWN = 10_000;
    private static final int OUTAGE_FACTOR = 60;

    private final RegistryClient registry;
    private final VersionLoader loader;
    private final LoadingCache<VersionRef, Optional<ServableVersion>> known;

    PinnedVersions(RegistryClient registry, VersionLoader loader, InferenceConfig config) {
        this.registry = registry;
        this.loader = loader;
        Duration fresh = config.adapters().versionsFresh();
        this.known = Caffeine.newBuilder()
                .maximumSize(KNOWN)
                .expireAfter(Expiry.writing((VersionRef version, Optional<ServableVersion> answer) ->
                        answer.isPresent() ? fresh.multipliedBy(OUTAGE_FACTOR) : UNKNOWN_FRESH))
                .refreshAfterWrite(fresh)
                .build(this::ask);
    }

    /**
     * A version by its number.
     *
     * @throws UnknownResourceException if the tenant has none of that number that could be served
     * @throws UnavailableException if the registry or the artifact cannot be had at the moment
     */
    public ServedVersion find(String tenant, String adapter, int number) {
        VersionRef ref = new VersionRef(tenant, adapter, number);
        try {
            ServableVersion version =
                    known.get(ref).orElseThrow(() -> new UnknownResourceException("version", adapter + "@" + number));
            return new ServedVersion(number, loader.load(tenant, version.digest(), version.baseDigest()));
        } catch (UnknownResourceException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warnf("%s cannot be loaded: %s", ref.key(), e);
            throw new UnavailableException(
                    "Version " + number + " of \"" + adapter + "\" cannot be fetched at the moment.", RETRY);
        }
    }

    private Optional<ServableVersion> ask(VersionRef ref) {
        return registry.version(ref.tenant(), ref.adapter(), ref.version());
    }
}
