// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.adapter;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sparseadapter.events.VersionState;
import org.sparseadapter.kit.identity.Caller;
import org.sparseadapter.kit.identity.Roles;
import org.sparseadapter.kit.problem.InvalidInputException;
import org.sparseadapter.kit.problem.ResourceName;
import org.sparseadapter.registry.page.Page;

/** The versions of one of the caller's adapters, listed. */
@Path("/v1/adapters/{name}/versions")
@Tag(name = "Versions")
public class VersionListResource {
    private final Caller caller;
    private final AdapterCatalogue catalogue;

    VersionListResource(Caller caller, AdapterCatalogue catalogue) {
        this.caller = caller;
        this.catalogue = catalogue;
    }

    /** Versions, the latest first. */
    @GET
    @RolesAllowed(Roles.READER)
    @Operation(summary = "List versions", description = "The latest first; with state only those in one of the states.")
    public Page<VersionSummary> list(
            @PathParam("name") @ResourceName String name,
            @QueryParam("state") List<String> states,
            @QueryParam("page") @DefaultValue("0") @Min(0) @Max(1_000_000) int page,
            @QueryParam("size") @DefaultValue("50") @Min(1) @Max(500) int size) {
        return catalogue.versions(caller.tenant(), name, states(states), page, size);
    }

    private static List<VersionState> states(List<String> names) {
        List<VersionState> all = List.of(VersionState.values());
        if (names.isEmpty()) {
            return all;
        }
        return names.stream()
                .map(name -> all.stream()
                        .filter(state -> state.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new InvalidInputException("state", "must be one of " + all)))
                .toList();
    }
}
