// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.blob;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sparseadapter.kit.identity.Roles;
import org.sparseadapter.kit.problem.UnknownResourceException;

/** Blobs for the services of the platform: workers fetch datasets and masks and leave artifacts and reports. */
@Path("/internal/v1/tenants/{tenant}/blobs/{digest}")
@RolesAllowed(Roles.SERVICE)
@Tag(name = "Internal", description = "Between the services of the platform.")
public class BlobResource {
    private final Blobs blobs;

    BlobResource(Blobs blobs) {
        this.blobs = blobs;
    }

    /** Stores a blob under the digest of its bytes. */
    @PUT
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(summary = "Store a blob", description = "The bytes must have the digest that the path names.")
    @APIResponse(responseCode = "201", description = "Stored.")
    @APIResponse(responseCode = "200", description = "The tenant had it already.")
    public Response put(@PathParam("tenant") String tenant, @PathParam("digest") String digest, InputStream body) {
        StoredBlob stored = blobs.store(new BlobKey(tenant, digest), body);
        return Response.status(stored.created() ? Response.Status.CREATED : Response.Status.OK)
                .build();
    }

    /** Streams a blob. */
    @GET
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(summary = "Read a blob")
    @APIResponse(responseCode = "200", description = "The bytes.")
    public Response get(@PathParam("tenant") String tenant, @PathParam("digest") String digest) {
        BlobKey key = new BlobKey(tenant, digest);
        long size = blobs.size(key).orElseThrow(() -> new UnknownResourceException("blob", digest));
        InputStream bytes = blobs.open(key).orElseThrow(() -> new UnknownResourceException("blob", digest));
        return Response.ok(bytes, MediaType.APPLICATION_OCTET_STREAM_TYPE)
                .header(HttpHeaders.CONTENT_LENGTH, size)
                .build();
    }
}
