// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference.aliases;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.sparseadapter.events.AliasMoved;
import org.sparseadapter.events.VersionRef;
import org.sparseadapter.inference.InferenceConfig;
import org.sparseadapter.inference.adapters.ServedVersion;
import org.sparseadapter.inference.adapters.VersionLoader;
import org.sparseadapter.kit.trace.LogContext;

/**
 * Loads the version that an alias names and swaps it in: fetch, verify, prepare, then swap. A version that cannot be
 * fetched is tried again, ever more seldom, for as long as it is wanted; the version before it answers meanwhile.
 */
@ApplicationScoped
class AliasLoader implements AliasMoveHandler {

    private static final Logger LOG = Logger.getLogger(AliasLoader.class);

    private final AliasTable table;
    private final VersionLoader versions;
    private final InferenceConfig.Adapters config;
    private final ScheduledExecutorService threads;
    private final Counter swaps;
    private final Counter failures;

    AliasLoader(AliasTable table, VersionLoader versions, InferenceConfig config, MeterRegistry meters) {
        this.table = table;
        this.versions = versions;
        this.config = config.adapters();
        this.threads =
                Executors.newScheduledThreadPool(this.config.loaders(), task -> new Thread(task, "alias-loader"));
        this.swaps = Counter.builder("sparse.adapter.swaps")
                .description("Versions that were swapped in")
                .register(meters);
        this.failures = Counter.builder("sparse.adapter.load.failures")
                .description("Tries to load a version that failed")
                .register(meters);
        meters.gauge("sparse.adapter.aliases", table, AliasTable::size);
        meters.gauge("sparse.adapter.aliases.unsettled", table, AliasTable::unsettled);
    }

    @Override
    public CompletableFuture<Void> handle(AliasMoved move) {
        return CompletableFuture.runAsync(() -> inContext(move, config.retryFirst()), threads);
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }

    private void inContext(AliasMoved move, Duration nextWait) {
        VersionRef version = new VersionRef(move.tenant(), move.adapter(), move.version());
        LogContext.of(version).run(() -> attempt(move, nextWait));
    }

    private void attempt(AliasMoved move, Duration nextWait) {
        if (!table.wants(move)) {
            return;
        }
        try {
            ServedVersion version =
                    new ServedVersion(move.version(), versions.load(move.tenant(), move.digest(), move.baseDigest()));
            if (table.swapIn(move, version)) {
                swaps.increment();
                LOG.infof("%s: version %d answers from now on", move.key(), move.version());
            }
        } catch (RuntimeException e) {
            failures.increment();
            LOG.warnf("%s: version %d cannot be loaded, next try in %s: %s", move.key(), move.version(), nextWait, e);
            retry(move, nextWait);
        }
    }

    private void retry(AliasMoved move, Duration wait) {
        Duration doubled = wait.multipliedBy(2);
        Duration next = doubled.compareTo(config.retryMost()) > 0 ? config.retryMost() : doubled;
        try {
            threads.schedule(() -> inContext(move, next), wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException ignored) {
            // The replica is going down.
        }
    }
}
