// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.imports;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sparseadapter.core.recipe.DatasetRef;
import org.sparseadapter.events.VersionRef;
import org.sparseadapter.events.VersionState;
import org.sparseadapter.kit.identity.Caller;
import org.sparseadapter.kit.identity.Roles;
import org.sparseadapter.kit.problem.ResourceName;
import org.sparseadapter.registry.lifecycle.VersionResource;

/** Imports of artifacts that were trained elsewhere, as versions of the caller's adapters. */
@Path("/v1/adapters/{name}/imports")
@Tag(name = "Versions", description = "Versions of adapters.")
public class ImportResource {
    private final Imports imports;
    private final Caller caller;

    ImportResource(Imports imports, Caller caller) {
        this.imports = imports;
        this.caller = caller;
    }

    /** Makes the next version of an adapter from an artifact. */
    @POST
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed(Roles.TRAINER)
    @Operation(
            summary = "Make the next version from an artifact",
            description =
                    "The body is the file of an adapter that was trained elsewhere: by another platform, or by another library"
                            + " and then converted with sparse-adapter import. It is evaluated on the dataset like any other, and"
                            + " READY then; no alias moves by itself.")
    @APIResponse(responseCode = "202", description = "It fits and is being evaluated; Location says where to look.")
    @APIResponse(
            responseCode = "413",
            description = "The file is longer than may come, or the quota of bytes is used up.")
    @APIResponse(
            responseCode = "422",
            description = "It fits no base model or not the dataset; what does not is named.")
    @APIResponse(
            responseCode = "429",
            description = "As many versions as allowed are on their way, or artifacts are being read.")
    public Response bring(
            @PathParam("name") @ResourceName String name,
            @QueryParam("dataset") @NotNull @Size(max = 255) String dataset,
            @HeaderParam("Idempotency-Key") Optional<@Size(min = 1, max = 255) String> idempotencyKey,
            InputStream body) {
        VersionRef ref = imports.importArtifact(caller.tenant(), name, DatasetRef.parse(dataset), body, idempotencyKey);
        return VersionResource.accepted(ref, VersionState.TRAINED);
    }
}
