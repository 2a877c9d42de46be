// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.work;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sparseadapter.events.work.ClaimRequest;
import org.sparseadapter.events.work.Heartbeat;
import org.sparseadapter.kit.identity.Roles;
import org.sparseadapter.kit.problem.InvalidInputException;

/** Work for the services of the platform. */
@Path("/internal/v1/work")
@RolesAllowed(Roles.SERVICE)
@Tag(name = "Internal", description = "Between the services of the platform.")
public class WorkResource {
    private final Claims claims;

    WorkResource(Claims claims) {
        this.claims = claims;
    }

    /** Claims the next piece of a stage. */
    @POST
    @Path("claims")
    @Operation(summary = "Claim work")
    @APIResponse(responseCode = "200", description = "What to do.")
    @APIResponse(responseCode = "204", description = "Nothing waits that may run now.")
    public Response claim(@NotNull @Valid ClaimRequest request) {
        require("stage", request.stage());
        require("device", request.device());
        require("worker", request.worker());
        return claims.claim(request).map(item -> Response.ok(item).build()).orElseGet(() -> Response.noContent()
                .build());
    }

    /** Renews a claim. */
    @POST
    @Path("{work}/heartbeats")
    @Operation(summary = "Renew a claim")
    @APIResponse(responseCode = "204", description = "Go on.")
    @APIResponse(responseCode = "409", description = "Stop: cancelled, done, or another attempt took over.")
    public void renew(@PathParam("work") UUID work, @NotNull Heartbeat heartbeat) {
        claims.renew(work, heartbeat);
    }

    /** Gives a claim back. */
    @POST
    @Path("{work}/release")
    @Operation(summary = "Give a claim back", description = "The try does not count.")
    @APIResponse(responseCode = "204", description = "Taken back.")
    @APIResponse(responseCode = "409", description = "The claim is not held any more.")
    public void release(@PathParam("work") UUID work, @NotNull Heartbeat heartbeat) {
        claims.release(work, heartbeat);
    }

    private static void require(String field, Object value) {
        if (value == null || value.toString().isBlank() || value.toString().length() > 255) {
            throw new InvalidInputException(field, "expected 1 to 255 characters");
        }
    }
}
