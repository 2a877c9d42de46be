// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.sparseadapter.events.Stage;
import org.sparseadapter.events.VersionRef;
import org.sparseadapter.events.WorkWanted;
import org.sparseadapter.registry.blob.BlobKey;
import org.sparseadapter.registry.outbox.Outbox;
import org.sparseadapter.registry.version.Version;

/** Makes work, announces it, and ends it; always within the transaction that changes the version. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class WorkQueue {
    private final WorkRepository works;
    private final Outbox outbox;
    private final Event<CheckpointDropped> dropped;
    private final Clock clock;

    WorkQueue(WorkRepository works, Outbox outbox, Event<CheckpointDropped> dropped, Clock clock) {
        this.works = works;
        this.outbox = outbox;
        this.dropped = dropped;
        this.clock = clock;
    }

    /**
     * Makes and announces a stage of a version. Its id is random and not made from the version's name: an adapter that is
     * deleted and made anew under its old name must not listen to what its predecessor's workers said.
     */
    public void add(Version version, Stage stage) {
        Work work = new Work(UUID.randomUUID(), version.id(), version.tenant(), stage, clock.instant());
        works.persist(work);
        announce(work, version.ref());
    }

    /** The work succeeded. */
    public void done(Work work, double seconds) {
        work.took(seconds);
        end(work, WorkState.DONE);
    }

    /** The work is given up. */
    public void failed(Work work) {
        end(work, WorkState.FAILED);
    }

    /** Cancels the rest of a version's work; a worker that runs it learns that by the next heartbeat. */
    public void cancelAll(Version version) {
        works.openOfVersion(version.id()).forEach(work -> end(work, WorkState.CANCELLED));
    }

    /** A try ended badly, and another one may be made. */
    public void again(Work work, VersionRef version) {
        work.giveUpTry();
        announce(work, version);
    }

    /** A try was given back without counting. */
    public void giveBack(Work work, VersionRef version) {
        work.release();
        announce(work, version);
    }

    private void announce(Work work, VersionRef version) {
        outbox.publish(new WorkWanted(work.id(), version, work.stage(), work.attempt() + 1));
    }

    private void end(Work work, WorkState last) {
        work.checkpoint().ifPresent(digest -> dropped.fire(new CheckpointDropped(new BlobKey(work.tenant(), digest))));
        work.forgetCheckpoint();
        work.end(last, clock.instant());
    }
}
