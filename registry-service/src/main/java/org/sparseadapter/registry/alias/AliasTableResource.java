// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.alias;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sparseadapter.kit.identity.Roles;

/** The table that inference replicas follow, as a whole. */
@Path("/v1/alias-table")
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Operations", description = "For those who run the platform.")
public class AliasTableResource {
    private final AliasRepublisher republisher;

    AliasTableResource(AliasRepublisher republisher) {
        this.republisher = republisher;
    }

    /** Publishes the table again. */
    @POST
    @Path("republication")
    @Operation(
            summary = "Publish all aliases of all tenants again",
            description = "For a topic that was lost. Readers ignore what they know already.")
    public Republished republish() {
        return new Republished(republisher.republish());
    }

    /**
     * The extent of a republication.
     *
     * @param records how many records were left for the broker
     */
    public record Republished(int records) {}
}
