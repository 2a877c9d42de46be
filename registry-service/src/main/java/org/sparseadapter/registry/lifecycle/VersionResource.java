// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sparseadapter.events.VersionRef;
import org.sparseadapter.events.VersionState;
import org.sparseadapter.kit.identity.Caller;
import org.sparseadapter.kit.identity.Roles;
import org.sparseadapter.kit.problem.ResourceName;

/** Versions of the caller's adapters: asked for, looked at, ended. */
@Path("/v1/adapters/{name}/versions")
@Tag(name = "Versions", description = "Versions of adapters.")
public class VersionResource {
    private final VersionRequests requests;
    private final VersionReader reader;
    private final VersionRemoval removal;
    private final Caller caller;

    VersionResource(VersionRequests requests, VersionReader reader, VersionRemoval removal, Caller caller) {
        this.requests = requests;
        this.reader = reader;
        this.removal = removal;
        this.caller = caller;
    }

    /** Asks for the next version of an adapter. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.TRAINER)
    @Operation(
            summary = "Ask for the next version",
            description =
                    "The body is a recipe. The adapter is made with its first version. A repeated request with the"
                            + " same Idempotency-Key is answered with the version that the first one made.")
    @APIResponse(responseCode = "202", description = "On its way; Location says where to look.")
    @APIResponse(responseCode = "422", description = "The recipe cannot be followed; the field at fault is named.")
    @APIResponse(responseCode = "429", description = "As many versions as allowed are on their way.")
    public Response request(
            @PathParam("name") @ResourceName String name,
            @HeaderParam("Idempotency-Key") Optional<@Size(min = 1, max = 255) String> idempotencyKey,
            @NotNull String recipe) {
        VersionRef ref = requests.request(caller.tenant(), name, recipe, idempotencyKey);
        return accepted(ref, VersionState.REQUESTED);
    }

    /** The answer to a request for a version: where it is looked at. */
    public static Response accepted(VersionRef ref, VersionState state) {
        return Response.accepted(new Accepted(ref.adapter(), ref.version(), state))
                .location(URI.create("/v1/adapters/" + ref.adapter() + "/versions/" + ref.version()))
                .build();
    }

    /** Everything that is known of a version. */
    @GET
    @Path("{version}")
    @RolesAllowed(Roles.READER)
    @Operation(summary = "Show a version")
    public VersionView show(@PathParam("name") @ResourceName String name, @PathParam("version") int version) {
        return reader.view(ref(name, version));
    }

    /** Cancels or retires a version. */
    @DELETE
    @Path("{version}")
    @RolesAllowed(Roles.TRAINER)
    @Operation(
            summary = "Cancel or retire a version",
            description = "Cancels what is on its way; retires what is made and named by no alias.")
    @APIResponse(responseCode = "204", description = "Cancelled or retired, or that was so before.")
    @APIResponse(responseCode = "409", description = "An alias names it, or a fusion that has not ended is made of it.")
    public void remove(@PathParam("name") @ResourceName String name, @PathParam("version") int version) {
        removal.remove(ref(name, version));
    }

    private VersionRef ref(String name, int version) {
        return VersionNumbers.ref(caller.tenant(), name, version);
    }

    /**
     * A version that is on its way.
     *
     * @param adapter the adapter's name
     * @param version the number
     * @param state REQUESTED, or TRAINED for one that was trained elsewhere
     */
    public record Accepted(String adapter, int version, VersionState state) {}
}
