// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.adapter;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sparseadapter.kit.identity.Caller;
import org.sparseadapter.kit.identity.Roles;
import org.sparseadapter.kit.problem.ResourceName;
import org.sparseadapter.registry.blob.Blobs;
import org.sparseadapter.registry.page.Page;

/** The caller's adapters. */
@Path("/v1/adapters")
@Tag(name = "Adapters", description = "Lines of versions.")
public class AdapterResource {
    private final Caller caller;
    private final AdapterCatalogue catalogue;
    private final AdapterRemoval removal;
    private final Blobs blobs;

    AdapterResource(Caller caller, AdapterCatalogue catalogue, AdapterRemoval removal, Blobs blobs) {
        this.caller = caller;
        this.catalogue = catalogue;
        this.removal = removal;
        this.blobs = blobs;
    }

    /** Adapters by name. */
    @GET
    @RolesAllowed(Roles.READER)
    @Operation(summary = "List adapters")
    public Page<AdapterView> list(
            @QueryParam("prefix") @DefaultValue("") @Pattern(regexp = "[a-z0-9._-]{0,63}") String prefix,
            @QueryParam("page") @DefaultValue("0") @Min(0) @Max(1_000_000) int page,
            @QueryParam("size") @DefaultValue("50") @Min(1) @Max(500) int size) {
        return catalogue.list(caller.tenant(), prefix, page, size);
    }

    /** One adapter. */
    @GET
    @Path("{name}")
    @RolesAllowed(Roles.READER)
    @Operation(summary = "Show an adapter")
    public AdapterView show(@PathParam("name") @ResourceName String name) {
        return catalogue.show(caller.tenant(), name);
    }

    /** Deletes an adapter with all its versions. */
    @DELETE
    @Path("{name}")
    @RolesAllowed(Roles.TRAINER)
    @Operation(summary = "Delete an adapter", description = "With all its versions and what belongs to them.")
    @APIResponse(responseCode = "204", description = "Deleted.")
    @APIResponse(
            responseCode = "409",
            description = "An alias names a version, one is on its way, or a fusion of another adapter uses one.")
    public void delete(@PathParam("name") @ResourceName String name) {
        removal.remove(caller.tenant(), name).forEach(blobs::release);
    }
}
