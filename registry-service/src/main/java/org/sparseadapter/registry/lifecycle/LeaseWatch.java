// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.sparseadapter.events.VersionRef;
import org.sparseadapter.registry.version.VersionRepository;
import org.sparseadapter.registry.work.Work;
import org.sparseadapter.registry.work.WorkConfig;
import org.sparseadapter.registry.work.WorkRepository;

/**
 * The watch over leases: takes work back from workers whose lease ran out. While this process or its database was down, or
 * this process stalled, no heartbeat could arrive, so every running attempt then gets a whole lease before silence counts.
 */
@ApplicationScoped
public class LeaseWatch {
    private static final Logger LOG = Logger.getLogger(LeaseWatch.class);
    private static final int PAGE = 100;
    private static final Duration PERIOD = Duration.ofSeconds(1);
    /** Heartbeats within a lease: after a stall of longer than one, the next may be missed too. */
    private static final int BEATS_PER_LEASE = 3;

    private final WorkRepository works;
    private final VersionRepository versions;
    private final LockedWork locks;
    private final Failures failures;
    private final WorkConfig config;
    private final Clock clock;
    private final StallDetector stalls;
    private volatile boolean stopping;
    private volatile boolean stalled;

    LeaseWatch(
            WorkRepository works,
            VersionRepository versions,
            LockedWork locks,
            Failures failures,
            WorkConfig config,
            Clock clock) {
        this.works = works;
        this.versions = versions;
        this.locks = locks;
        this.failures = failures;
        this.config = config;
        this.clock = clock;
        this.stalls = new StallDetector(PERIOD.plus(config.lease().dividedBy(BEATS_PER_LEASE)), clock.instant());
    }

    void start(@Observes StartupEvent event) {
        renewLeases();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /** Looks through all leases, each in a transaction of its own. */
    @Scheduled(every = "1s", delayed = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void look() {
        if (stopping) {
            return;
        }
        if (stalls.stalledBefore(clock.instant())) {
            LOG.info("this process stalled: every running attempt gets a whole lease");
            stalled = true;
        }
        List<Work> expired;
        try {
            if (stalled) {
                renewLeases();
                stalled = false;
            }
            expired = QuarkusTransaction.requiringNew().call(() -> works.expired(clock.instant(), PAGE));
        } catch (RuntimeException e) {
            stalled = true;
            throw e;
        }
        for (Work work : expired) {
            try {
                QuarkusTransaction.requiringNew().run(() -> reclaim(work));
            } catch (RuntimeException e) {
                LOG.warnf(e, "work %s was not taken back; the next look tries again", work.id());
            }
        }
    }

    private void renewLeases() {
        Instant until = clock.instant().plus(config.lease());
        QuarkusTransaction.requiringNew().run(() -> works.renewRunning(until));
    }

    private void reclaim(Work seen) {
        VersionRef version = versions.findById(seen.versionId()).ref();
        locks.work(seen.id(), version, seen.stage())
                .filter(held -> held.work().leaseUntil().isPresent()
                        && held.work().leaseUntil().get().isBefore(clock.instant()))
                .ifPresent(held -> {
                    String why = "the worker "
                            + held.work().worker().orElse("") + " fell silent in attempt "
                            + held.work().attempt();
                    LOG.infof("%s: %s %s", version.key(), held.work().stage(), why);
                    failures.tryFailed(held, why, true);
                });
    }
}
