// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.work;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.sparseadapter.events.work.Heartbeat;
import org.sparseadapter.events.work.WorkItem;
import org.sparseadapter.kit.registry.RegistryUnavailableException;
import org.sparseadapter.kit.registry.WorkClaims;
import org.sparseadapter.kit.registry.WorkLostException;
import org.sparseadapter.kit.trace.LogContext;

/**
 * A claim on a piece of work, kept by a heartbeat every third of its lease until it is closed. A
 * heartbeat that fails for want of the registry is repeated sooner; that the lease may have ended
 * meanwhile is for the registry to say.
 */
final class Claim implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Claim.class);
    private static final int BEATS_PER_LEASE = 3;
    private static final int HURRIED_BEATS_PER_LEASE = 15;

    private final WorkItem item;
    private final WorkClaims claims;
    private final ScheduledExecutorService timer;
    private final StopSignal stop = new StopSignal();
    private volatile Optional<String> checkpoint;
    private volatile boolean closed;

    private Claim(WorkItem item, WorkClaims claims, ScheduledExecutorService timer) {
        this.item = item;
        this.claims = claims;
        this.timer = timer;
        this.checkpoint = item.checkpoint();
    }

    static Claim hold(WorkItem item, WorkClaims claims, ScheduledExecutorService timer) {
        Claim claim = new Claim(item, claims, timer);
        claim.beatIn(claim.lease().dividedBy(BEATS_PER_LEASE));
        return claim;
    }

    WorkItem item() {
        return item;
    }

    StopSignal stop() {
        return stop;
    }

    /** Names a newer checkpoint to the registry, from the next heartbeat on, which comes at once. */
    void reached(String checkpointDigest) {
        checkpoint = Optional.of(checkpointDigest);
        timer.execute(this::beat);
    }

    /** Gives the work back with its newest checkpoint; from then on nothing of it may leave the process. */
    void release() {
        closed = true;
        claims.release(item.workId(), heartbeat());
        stop.stop(StopSignal.Reason.LOST);
    }

    @Override
    public void close() {
        closed = true;
    }

    private void beatIn(Duration wait) {
        timer.schedule(this::beatAndGoOn, wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void beatAndGoOn() {
        boolean heard = beat();
        if (!closed && !stop.lost()) {
            beatIn(lease().dividedBy(heard ? BEATS_PER_LEASE : HURRIED_BEATS_PER_LEASE));
        }
    }

    private boolean beat() {
        return closed || stop.lost() || LogContext.of(item.version()).call(this::renew);
    }

    private boolean renew() {
        try {
            claims.renew(item.workId(), heartbeat());
            return true;
        } catch (WorkLostException e) {
            if (!closed) {
                LOG.infof("%s; stopping", e.getMessage());
                stop.stop(StopSignal.Reason.LOST);
            }
            return true;
        } catch (RegistryUnavailableException e) {
            LOG.warnf("heartbeat will be repeated: %s", e.getMessage());
            return false;
        } catch (RuntimeException e) {
            LOG.errorf(e, "heartbeat failed");
            return false;
        }
    }

    private Duration lease() {
        return item.lease();
    }

    private Heartbeat heartbeat() {
        return new Heartbeat(item.attempt(), checkpoint);
    }
}
