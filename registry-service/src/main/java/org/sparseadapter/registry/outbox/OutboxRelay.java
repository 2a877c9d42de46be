// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Relays the outbox right after each commit that left something there, and every second in case a
 * wake-up was missed: another replica died, or the broker was away.
 */
@ApplicationScoped
class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    private final OutboxBatch batch;
    private final Semaphore wanted = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "outbox-relay");
    private volatile boolean stopped;

    OutboxRelay(OutboxBatch batch) {
        this.batch = batch;
    }

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        thread.interrupt();
    }

    void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Outbox.Filled filled) {
        wanted.release();
    }

    @Scheduled(every = "1s", delayed = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void fallBack() {
        wanted.release();
    }

    private void run() {
        while (!stopped) {
            try {
                wanted.acquire();
                wanted.drainPermits();
                relayAll();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // The database is away: rows are safe there, and the next second brings another try.
                LOG.warnf("relaying the outbox failed: %s", e);
            }
        }
    }

    private void relayAll() {
        boolean more = true;
        while (more && !stopped) {
            more = batch.relay();
        }
    }
}
