// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sparseadapter.kit.identity.Caller;
import org.sparseadapter.kit.identity.Roles;
import org.sparseadapter.kit.problem.ResourceName;
import org.sparseadapter.kit.problem.UnknownResourceException;
import org.sparseadapter.registry.blob.BlobKey;
import org.sparseadapter.registry.blob.Blobs;
import org.sparseadapter.registry.version.Version;

/** The files that the stages of a version left: the artifact, the report, the curves. */
@Path("/v1/adapters/{name}/versions/{version}")
@RolesAllowed(Roles.READER)
@Tag(name = "Versions", description = "Versions of adapters.")
public class VersionFilesResource {
    private final VersionReader reader;
    private final Blobs blobs;
    private final Caller caller;

    VersionFilesResource(VersionReader reader, Blobs blobs, Caller caller) {
        this.reader = reader;
        this.blobs = blobs;
        this.caller = caller;
    }

    /** The artifact that is served. */
    @GET
    @Path("artifact")
    @Operation(summary = "Download the artifact", description = "A safetensors file: sparse weights, masks, head.")
    public Response artifact(@PathParam("name") @ResourceName String name, @PathParam("version") int number) {
        Version version = version(name, number);
        String file = version.adapter() + "-" + version.number() + ".safetensors";
        return file("artifact", version.artifactDigest(), MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"")
                .build();
    }

    /** The evaluation report. */
    @GET
    @Path("report")
    @Operation(summary = "Read the evaluation's report", description = "Metrics and confusion matrix per split.")
    public Response report(@PathParam("name") @ResourceName String name, @PathParam("version") int number) {
        return file("report", version(name, number).reportDigest(), MediaType.APPLICATION_JSON)
                .build();
    }

    /** The training curves. */
    @GET
    @Path("curves")
    @Operation(summary = "Read the training's curves", description = "Loss and metric per step.")
    public Response curves(@PathParam("name") @ResourceName String name, @PathParam("version") int number) {
        return file("curves", version(name, number).curvesDigest(), MediaType.APPLICATION_JSON)
                .build();
    }

    private Version version(String name, int number) {
        return reader.row(VersionNumbers.ref(caller.tenant(), name, number));
    }

    private Response.ResponseBuilder file(String kind, Optional<String> digest, String mediaType) {
        BlobKey key = digest.map(found -> new BlobKey(caller.tenant(), found))
                .orElseThrow(() -> new UnknownResourceException(kind, "of this version, yet"));
        return Response.ok(
                        blobs.open(key).orElseThrow(() -> new UnknownResourceException("blob", key.digest())),
                        mediaType)
                .header(HttpHeaders.ETAG, "\"" + key.digest() + "\"");
    }
}
