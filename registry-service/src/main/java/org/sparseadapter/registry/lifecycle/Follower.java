// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import java.util.stream.Stream;
import org.sparseadapter.events.VersionRef;
import org.sparseadapter.registry.progress.Progress;
import org.sparseadapter.registry.progress.ProgressLog;

/** One client that follows one version; remembers what it has been told. Used by one thread at a time. */
final class Follower {
    /** After so many looks without news a comment shows both sides that the connection lives. */
    private static final int QUIET_LOOKS = 30;

    private final VersionReader versions;
    private final ProgressLog log;
    private final VersionRef ref;
    private final Long versionId;
    private final Sse sse;
    private long seen;
    private int quiet;

    Follower(VersionReader versions, ProgressLog log, VersionRef ref, long seen, Sse sse) {
        this.versions = versions;
        this.log = log;
        this.ref = ref;
        this.versionId = versions.row(ref).id();
        this.seen = seen;
        this.sse = sse;
    }

    /** The progress and states since the last look. */
    News look() {
        // First the state, then the rows: a settled version's last row is then among them.
        boolean settled = versions.row(ref).state().settled();
        List<Progress> rows = log.after(versionId, seen);
        if (rows.isEmpty()) {
            return new News(settled ? Stream.empty() : alive(), settled);
        }
        quiet = 0;
        seen = rows.get(rows.size() - 1).id();
        return new News(rows.stream().map(this::event), false);
    }

    private Stream<OutboundSseEvent> alive() {
        if (++quiet % QUIET_LOOKS != 0) {
            return Stream.empty();
        }
        return Stream.of(sse.newEventBuilder().comment("still waiting").build());
    }

    private OutboundSseEvent event(Progress row) {
        return sse.newEventBuilder()
                .id(Long.toString(row.id()))
                .name(row.kind())
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(String.class, row.payload())
                .build();
    }

    /**
     * The news of one look.
     *
     * @param events what to tell, possibly nothing
     * @param last whether nothing will follow
     */
    record News(Stream<OutboundSseEvent> events, boolean last) {}
}
