// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.sparseadapter.events.VersionState;
import org.sparseadapter.registry.lifecycle.LockedWork.Held;
import org.sparseadapter.registry.version.VersionLife;
import org.sparseadapter.registry.work.Work;
import org.sparseadapter.registry.work.WorkConfig;
import org.sparseadapter.registry.work.WorkQueue;

/** The decision after a try that failed: another one, or the end of the version. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Failures {
    private final WorkQueue queue;
    private final VersionLife life;
    private final WorkConfig config;

    Failures(WorkQueue queue, VersionLife life, WorkConfig config) {
        this.queue = queue;
        this.life = life;
        this.config = config;
    }

    void tryFailed(Held held, String why, boolean retryable) {
        Work work = held.work();
        if (retryable && work.tries() < config.tries()) {
            queue.again(work, held.version().ref());
            return;
        }
        queue.failed(work);
        String tries = work.tries() == 1 ? "" : " (the last of " + work.tries() + " tries)";
        life.settle(held.version(), VersionState.FAILED, Optional.of(work.stage() + ": " + why + tries));
    }
}
