// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.blob;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** The sweep of unused blobs, which nothing names: results of stale attempts, outlived checkpoints, what deletions left. */
@ApplicationScoped
public class BlobSweep {
    private static final Logger LOG = Logger.getLogger(BlobSweep.class);
    private static final int PAGE = 500;

    private final Blobs blobs;
    private final BlobLedger ledger;
    private final BlobConfig config;
    private final BlobStore store;

    BlobSweep(Blobs blobs, BlobLedger ledger, BlobConfig config, BlobStore store) {
        this.blobs = blobs;
        this.ledger = ledger;
        this.config = config;
        this.store = store;
    }

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void hourly() {
        int removed = sweep(Clock.systemUTC().instant());
        if (removed > 0) {
            LOG.infof("Gave up %d blobs that nothing names", removed);
        }
    }

    /**
     * Gives up blobs that are older than the grace and unused.
     *
     * @param now the time against which the grace is measured
     * @return how many blobs went
     */
    int sweep(Instant now) {
        Instant before = now.minus(config.blobs().grace());
        store.discardIncoming(before);
        int removed = 0;
        for (List<BlobKey> page = ledger.unused(before, PAGE); !page.isEmpty(); page = ledger.unused(before, PAGE)) {
            page.forEach(blobs::release);
            removed += page.size();
        }
        return removed;
    }
}
