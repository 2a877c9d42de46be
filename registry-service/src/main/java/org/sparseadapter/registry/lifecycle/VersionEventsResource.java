// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sparseadapter.events.VersionRef;
import org.sparseadapter.kit.identity.Caller;
import org.sparseadapter.kit.identity.Roles;
import org.sparseadapter.kit.problem.InvalidInputException;
import org.sparseadapter.kit.problem.ResourceName;
import org.sparseadapter.registry.lifecycle.Follower.News;
import org.sparseadapter.registry.progress.ProgressLog;

/**
 * Lets clients follow a version. The events lie in the database, where each follower's replica looks
 * for them twice a second: plain, and the same on every replica.
 */
@Path("/v1/adapters/{name}/versions/{version}/events")
@Tag(name = "Versions", description = "Versions of adapters.")
public class VersionEventsResource {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final VersionReader versions;
    private final ProgressLog log;
    private final Caller caller;
    private final ExecutorService threads;

    VersionEventsResource(VersionReader versions, ProgressLog log, Caller caller, ExecutorService threads) {
        this.versions = versions;
        this.log = log;
        this.caller = caller;
        this.threads = threads;
    }

    /** Follows a version until it settles. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Blocking
    @RolesAllowed(Roles.READER)
    @Operation(
            summary = "Follow a version",
            description = "Server-sent events \"state\" and \"progress\" until the version settles. Last-Event-ID"
                    + " resumes where another connection ended, on any replica.")
    public Multi<OutboundSseEvent> follow(
            @PathParam("name") @ResourceName String name,
            @PathParam("version") int number,
            @HeaderParam("Last-Event-ID") Optional<String> lastEventId,
            @Context Sse sse) {
        VersionRef ref = VersionNumbers.ref(caller.tenant(), name, number);
        Follower follower = new Follower(versions, log, ref, seen(lastEventId), sse);
        return Uni.createFrom()
                .item(follower::look)
                .runSubscriptionOn(threads)
                .repeat()
                .withDelay(PAUSE)
                .whilst(news -> !news.last())
                .onItem()
                .transformToMultiAndConcatenate(VersionEventsResource::events);
    }

    private static Multi<OutboundSseEvent> events(News news) {
        return Multi.createFrom().items(news.events());
    }

    private static long seen(Optional<String> lastEventId) {
        String text = lastEventId.orElse("0");
        if (!text.matches("[0-9]{1,18}")) {
            throw new InvalidInputException("Last-Event-ID", "expected the id of an event of this stream");
        }
        return Long.parseLong(text);
    }
}
