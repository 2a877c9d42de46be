// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sparseadapter.events.VersionState;
import org.sparseadapter.events.work.ServableVersion;
import org.sparseadapter.kit.identity.Roles;
import org.sparseadapter.kit.problem.ResourceName;
import org.sparseadapter.kit.problem.UnknownResourceException;
import org.sparseadapter.registry.alias.AliasRef;
import org.sparseadapter.registry.alias.Aliases;
import org.sparseadapter.registry.version.Version;

/**
 * The versions that inference may serve: resolved here for versions that no alias names, and where a replica is in doubt.
 */
@Path("/internal/v1/tenants/{tenant}/adapters/{name}")
@RolesAllowed(Roles.SERVICE)
@Tag(name = "Internal", description = "Between the services of the platform.")
public class ServableResource {
    private final VersionReader reader;
    private final Aliases aliases;

    ServableResource(VersionReader reader, Aliases aliases) {
        this.reader = reader;
        this.aliases = aliases;
    }

    /** A version by its number. */
    @GET
    @Path("versions/{version}")
    @Transactional
    @Operation(summary = "Resolve a version to be served")
    @APIResponse(responseCode = "404", description = "There is none, or it cannot be served.")
    public ServableVersion version(
            @PathParam("tenant") @ResourceName String tenant,
            @PathParam("name") @ResourceName String name,
            @PathParam("version") int number) {
        return servable(reader.row(VersionNumbers.ref(tenant, name, number)));
    }

    /** A version by an alias. */
    @GET
    @Path("aliases/{alias}")
    @Transactional
    @Operation(summary = "Resolve an alias to a version to be served")
    @APIResponse(responseCode = "404", description = "There is none.")
    public ServableVersion alias(
            @PathParam("tenant") @ResourceName String tenant,
            @PathParam("name") @ResourceName String name,
            @PathParam("alias") @ResourceName String alias) {
        return aliases.version(new AliasRef(tenant, name, alias))
                .map(ServableResource::servable)
                .orElseThrow(() -> new UnknownResourceException("alias", name + "@" + alias));
    }

    private static ServableVersion servable(Version version) {
        if (version.state() != VersionState.READY && version.state() != VersionState.REJECTED) {
            throw new UnknownResourceException("servable version", version.adapter() + "@" + version.number());
        }
        return new ServableVersion(
                version.ref(), version.state(), version.artifactDigest().orElseThrow(), version.baseDigest());
    }
}
