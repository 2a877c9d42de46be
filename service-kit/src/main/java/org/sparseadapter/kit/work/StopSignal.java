// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.work;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.sparseadapter.core.train.WorkStoppedException;

/** The signal that asks a piece of work to end, with the reason. Work looks at it between steps: nothing is interrupted. */
final class StopSignal {

    /** Why work ends before it is done. */
    enum Reason {
        /** The process leaves: keep what was reached, and give the claim back. */
        LEAVING,
        /** The claim no longer holds: nothing of it may leave the process. */
        LOST
    }

    private final AtomicReference<Optional<Reason>> reason = new AtomicReference<>(Optional.empty());
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** Stops the work. A claim that was lost stays lost. */
    void stop(Reason why) {
        reason.accumulateAndGet(
                Optional.of(why), (old, now) -> old.filter(Reason.LOST::equals).isPresent() ? old : now);
        stopped.countDown();
    }

    Optional<Reason> reason() {
        return reason.get();
    }

    boolean requested() {
        return reason().isPresent();
    }

    boolean lost() {
        return reason().filter(Reason.LOST::equals).isPresent();
    }

    /** Ends the work here if its claim was lost. */
    void refuseIfLost(String what) {
        if (lost()) {
            throw new WorkStoppedException(what);
        }
    }

    /** Waits, but not longer than until the work is stopped; answers whether it is. */
    boolean await(Duration most) {
        try {
            return stopped.await(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
