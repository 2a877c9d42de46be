// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.work;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.sparseadapter.core.train.WorkStoppedException;
import org.sparseadapter.events.Event;
import org.sparseadapter.events.work.ClaimRequest;
import org.sparseadapter.events.work.WorkItem;
import org.sparseadapter.kit.registry.RegistryUnavailableException;
import org.sparseadapter.kit.registry.WorkClaims;
import org.sparseadapter.kit.trace.LogContext;

/**
 * A worker's one slot. It claims when it is woken and every so often, does one piece of work at a time
 * on a thread of its own, and holds the claim until the broker has the result:
 *
 * <pre>
 * idle --claim--> working --result published--> idle
 *                 working --cannot be done, work-failed published--> idle
 *                 working --claim lost: nothing is said--> idle
 *                 working --process leaves: checkpoint, release--> ended
 * </pre>
 *
 * That a claim ends between publishing and the registry's hearing of it is harmless: the result says
 * which attempt it belongs to.
 */
public final class WorkLoop {

    private static final Logger LOG = Logger.getLogger(WorkLoop.class);

    private final WorkStage stage;
    private final WorkClaims claims;
    private final WorkTools tools;
    private final WorkObserver observer;
    private final ClaimRequest request;
    private final ScheduledExecutorService timer;
    private final Semaphore wakes = new Semaphore(0);
    private final StopSignal leaving = new StopSignal();
    private final AtomicReference<Claim> current = new AtomicReference<>();
    private final Thread slot;

    WorkLoop(WorkStage stage, WorkClaims claims, WorkTools tools, String worker, WorkObserver observer) {
        this.stage = stage;
        this.claims = claims;
        this.tools = tools;
        this.observer = observer;
        this.request = new ClaimRequest(stage.stage(), tools.device().word(), worker);
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "heartbeat"));
        this.slot = daemon(this::run, "work");
    }

    /** Begins to ask for work. */
    public void start() {
        slot.start();
    }

    /** Makes an idle loop ask for work now. */
    public void wake() {
        wakes.release();
    }

    /** Whether the loop can still work. */
    public boolean alive() {
        return slot.isAlive();
    }

    /** Whether a piece of work is held. */
    public boolean working() {
        return current.get() != null;
    }

    /**
     * Stops asking, lets running work keep what it has reached, and gives it back. Work that does not
     * end in time is given back all the same, and then can say nothing any more.
     */
    public void leave(Duration patience) {
        leaving.stop(StopSignal.Reason.LEAVING);
        Optional.ofNullable(current.get()).ifPresent(claim -> claim.stop().stop(StopSignal.Reason.LEAVING));
        wake();
        try {
            slot.join(Math.max(1, patience.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (slot.isAlive()) {
            Optional.ofNullable(current.get()).ifPresent(this::giveBack);
        }
        timer.shutdownNow();
    }

    private void run() {
        Backoff backoff =
                new Backoff(tools.settings().retryFirst(), tools.settings().retryMost());
        while (!leaving.requested()) {
            try {
                Optional<WorkItem> item = claims.claim(request);
                backoff.reset();
                if (item.isPresent()) {
                    LogContext.of(item.get().version()).run(() -> work(item.get()));
                } else {
                    waitForWake(tools.settings().poll());
                }
            } catch (RegistryUnavailableException e) {
                LOG.warnf("no work can be claimed now: %s", e.getMessage());
                waitForWake(backoff.next());
            } catch (RuntimeException e) {
                LOG.errorf(e, "claiming failed");
                waitForWake(backoff.next());
            }
        }
    }

    private void waitForWake(Duration most) {
        try {
            if (wakes.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
                // However many announcements came meanwhile: one question answers them all.
                wakes.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            leaving.stop(StopSignal.Reason.LEAVING);
        }
    }

    private void work(WorkItem item) {
        long began = System.nanoTime();
        try (Claim claim = Claim.hold(item, claims, timer)) {
            LOG.infof("%s, attempt %d, begins", item.stage(), item.attempt());
            current.set(claim);
            if (leaving.requested()) {
                claim.stop().stop(StopSignal.Reason.LEAVING);
            }
            WorkOutcome outcome = attempt(claim);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            LOG.infof("%s, attempt %d, %s after %d ms", item.stage(), item.attempt(), outcome.word(), took.toMillis());
            observer.ended(item.stage(), outcome, took);
        } finally {
            current.set(null);
        }
    }

    private WorkOutcome attempt(Claim claim) {
        try {
            Event result = stage.run(new ClaimedWork(claim, tools));
            publish(claim, result);
            return WorkOutcome.DONE;
        } catch (WorkStoppedException e) {
            return stopped(claim);
        } catch (Throwable e) {
            // Also errors: a native library that does not load must not leave a claim without an answer.
            return claim.stop().requested() ? stopped(claim) : failed(claim, e);
        }
    }

    private WorkOutcome failed(Claim claim, Throwable thrown) {
        Failure failure = Failure.of(thrown);
        LOG.errorf(thrown, "%s failed: %s", claim.item().stage(), failure.reason());
        try {
            publish(claim, failure.event(claim.item()));
            return WorkOutcome.FAILED;
        } catch (WorkStoppedException e) {
            return stopped(claim);
        }
    }

    private WorkOutcome stopped(Claim claim) {
        if (claim.stop().lost()) {
            return WorkOutcome.LOST;
        }
        giveBack(claim);
        return WorkOutcome.RELEASED;
    }

    private void publish(Claim claim, Event event) {
        new Retries(claim.stop(), tools.settings())
                .run(event.topic().topicName(), () -> tools.publisher().publish(event));
    }

    private void giveBack(Claim claim) {
        try {
            claim.release();
        } catch (RuntimeException e) {
            LOG.warnf("not given back, the lease will end: %s", e.getMessage());
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
