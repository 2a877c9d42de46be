// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.tenant;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sparseadapter.kit.identity.Roles;
import org.sparseadapter.kit.problem.ResourceName;

/** Tenants, for administrators of the platform. A tenant needs no registration: its first request makes it known. */
@Path("/v1/tenants/{tenant}")
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Tenants", description = "Quotas and removal; for administrators.")
public class TenantResource {
    private final Tenants tenants;

    TenantResource(Tenants tenants) {
        this.tenants = tenants;
    }

    /** A tenant's quotas and what it uses. */
    @GET
    @Operation(summary = "Show a tenant")
    @APIResponse(responseCode = "200", description = "Quotas and use.")
    public TenantView show(@PathParam("tenant") @ResourceName String tenant) {
        return tenants.show(tenant);
    }

    /** Makes a tenant known, or changes its quotas. */
    @PUT
    @Operation(summary = "Set a tenant's quotas", description = "Makes the tenant known where it is not.")
    @APIResponse(responseCode = "204", description = "Set.")
    public void set(@PathParam("tenant") @ResourceName String tenant, @NotNull @Valid TenantQuotas quotas) {
        tenants.set(tenant, quotas);
    }

    /** Removes a tenant and all that it has. */
    @DELETE
    @Operation(
            summary = "Remove a tenant",
            description = "Takes its aliases out of service and removes adapters, datasets and blobs.")
    @APIResponse(responseCode = "204", description = "Removed.")
    public void remove(@PathParam("tenant") @ResourceName String tenant) {
        tenants.remove(tenant);
    }
}
