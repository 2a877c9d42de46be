// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.alias;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sparseadapter.kit.identity.Caller;
import org.sparseadapter.kit.identity.Roles;
import org.sparseadapter.kit.problem.InvalidInputException;
import org.sparseadapter.kit.problem.ResourceName;

/** Movable names for versions of the caller's adapters. */
@Path("/v1/adapters/{name}/aliases/{alias}")
@Tag(name = "Aliases", description = "Movable names for versions.")
public class AliasResource {
    private final Aliases aliases;
    private final Caller caller;

    AliasResource(Aliases aliases, Caller caller) {
        this.aliases = aliases;
        this.caller = caller;
    }

    /** The version that an alias names. */
    @GET
    @RolesAllowed(Roles.READER)
    @Operation(summary = "Show where an alias points")
    @APIResponse(responseCode = "200", description = "The version; the entity tag is the alias's revision.")
    public Response show(@PathParam("name") @ResourceName String name, @PathParam("alias") @ResourceName String alias) {
        return answer(aliases.view(ref(name, alias)));
    }

    /** Moves an alias. */
    @PUT
    @RolesAllowed(Roles.TRAINER)
    @Operation(
            summary = "Let an alias name a version",
            description = "With If-Match only if the alias still has that revision, with If-None-Match: * only if there"
                    + " is none. Without either it moves whatever was there.")
    @APIResponse(responseCode = "200", description = "Moved, or there already.")
    @APIResponse(responseCode = "409", description = "The version is not READY.")
    @APIResponse(responseCode = "412", description = "The alias was moved meanwhile.")
    public Response set(
            @PathParam("name") @ResourceName String name,
            @PathParam("alias") @ResourceName String alias,
            @HeaderParam("If-Match") Optional<String> ifMatch,
            @HeaderParam("If-None-Match") Optional<String> ifNoneMatch,
            @NotNull Target target) {
        int version = target.version()
                .filter(number -> number >= 1)
                .orElseThrow(() -> new InvalidInputException("version", "expected the number of a version, from 1"));
        return answer(aliases.set(ref(name, alias), version, Expected.of(ifMatch, ifNoneMatch), caller.subject()));
    }

    /** Deletes an alias. */
    @DELETE
    @RolesAllowed(Roles.TRAINER)
    @Operation(summary = "Delete an alias", description = "What it named is no longer served under it.")
    @APIResponse(responseCode = "204", description = "Deleted.")
    @APIResponse(responseCode = "412", description = "The alias was moved meanwhile.")
    public void delete(
            @PathParam("name") @ResourceName String name,
            @PathParam("alias") @ResourceName String alias,
            @HeaderParam("If-Match") Optional<String> ifMatch) {
        aliases.delete(ref(name, alias), Expected.of(ifMatch, Optional.empty()), caller.subject());
    }

    /** How an alias moved. */
    @GET
    @Path("history")
    @RolesAllowed(Roles.READER)
    @Operation(summary = "Show who moved an alias, when and why", description = "The latest move first.")
    public List<AliasMoveView> history(
            @PathParam("name") @ResourceName String name, @PathParam("alias") @ResourceName String alias) {
        return aliases.history(ref(name, alias));
    }

    /** Takes the last move of an alias back. */
    @POST
    @Path("rollback")
    @RolesAllowed(Roles.TRAINER)
    @Operation(summary = "Take the last move back", description = "Again and again goes back step by step.")
    @APIResponse(responseCode = "200", description = "Moved back.")
    @APIResponse(responseCode = "409", description = "There is no earlier version that could be named.")
    @APIResponse(responseCode = "412", description = "The alias was moved meanwhile.")
    public Response rollback(
            @PathParam("name") @ResourceName String name,
            @PathParam("alias") @ResourceName String alias,
            @HeaderParam("If-Match") Optional<String> ifMatch) {
        return answer(aliases.rollback(ref(name, alias), Expected.of(ifMatch, Optional.empty()), caller.subject()));
    }

    private AliasRef ref(String name, String alias) {
        return new AliasRef(caller.tenant(), name, alias);
    }

    private static Response answer(AliasView view) {
        return Response.ok(view)
                .tag(new EntityTag(Long.toString(view.revision())))
                .build();
    }

    /**
     * The version that an alias shall name.
     *
     * @param version the version's number
     */
    public record Target(Optional<Integer> version) {}
}
