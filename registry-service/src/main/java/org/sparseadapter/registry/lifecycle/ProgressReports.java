// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.sparseadapter.events.EventJson;
import org.sparseadapter.events.WorkProgress;
import org.sparseadapter.registry.progress.ProgressLog;

/** Progress reports of running attempts, kept for followers. */
@ApplicationScoped
public class ProgressReports {
    private final LockedWork locks;
    private final ProgressLog log;

    ProgressReports(LockedWork locks, ProgressLog log) {
        this.locks = locks;
        this.log = log;
    }

    /** Keeps a report unless the attempt no longer runs; answers whether it was kept. */
    @Transactional
    public boolean record(WorkProgress report) {
        return locks.work(report.workId(), report.version(), report.stage())
                .filter(held -> held.work().heldBy(report.attempt()))
                .map(held -> {
                    log.add(held.version().id(), report.id(), ProgressLog.PROGRESS, EventJson.write(report));
                    return true;
                })
                .orElse(false);
    }
}
