// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.work;

import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.sparseadapter.core.train.WorkStoppedException;
import org.sparseadapter.kit.publish.PublishFailedException;
import org.sparseadapter.kit.registry.RegistryUnavailableException;

/**
 * Retries of calls that failed for want of the registry or the broker, for as long as the work is wanted: a
 * result that took minutes to make is not given up because of a restart.
 */
final class Retries {

    private static final Logger LOG = Logger.getLogger(Retries.class);

    private final StopSignal stop;
    private final WorkSettings settings;

    Retries(StopSignal stop, WorkSettings settings) {
        this.stop = stop;
        this.settings = settings;
    }

    /**
     * Calls until it succeeds; at least once even when the process leaves, never once the claim is lost.
     *
     * @throws WorkStoppedException when the work was stopped before the call succeeded
     */
    <T> T call(String what, Supplier<T> call) {
        Backoff backoff = new Backoff(settings.retryFirst(), settings.retryMost());
        while (true) {
            stop.refuseIfLost(what);
            try {
                return call.get();
            } catch (RegistryUnavailableException | PublishFailedException e) {
                LOG.warnf("%s will be tried again: %s", what, e.getMessage());
                if (stop.await(backoff.next())) {
                    throw new WorkStoppedException(what);
                }
            }
        }
    }

    /** As {@link #call(String, Supplier)}, for what has no result. */
    void run(String what, Runnable run) {
        call(what, () -> {
            run.run();
            return true;
        });
    }
}
