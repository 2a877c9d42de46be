// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.work;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;
import org.sparseadapter.registry.blob.Blobs;

/** The removal of checkpoints after the commit that made them useless; what it misses, the hourly sweep finds. */
@ApplicationScoped
class CheckpointCleaner {
    private static final Logger LOG = Logger.getLogger(CheckpointCleaner.class);

    private final Blobs blobs;
    private final ExecutorService threads;

    CheckpointCleaner(Blobs blobs, ExecutorService threads) {
        this.blobs = blobs;
        this.threads = threads;
    }

    // On another thread: the one that committed is still bound to its finished transaction.
    void dropped(@Observes(during = TransactionPhase.AFTER_SUCCESS) CheckpointDropped checkpoint) {
        threads.execute(() -> {
            try {
                QuarkusTransaction.suspendingExisting().run(() -> blobs.release(checkpoint.blob()));
            } catch (RuntimeException e) {
                LOG.warnf(
                        "checkpoint %s stays until the next sweep: %s",
                        checkpoint.blob().digest(), e);
            }
        });
    }
}
