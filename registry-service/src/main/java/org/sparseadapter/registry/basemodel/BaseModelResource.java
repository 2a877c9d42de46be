// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.basemodel;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sparseadapter.kit.identity.Roles;

/** The base models that can be adapted; the same for every tenant. */
@Path("/v1/base-models")
@RolesAllowed(Roles.READER)
@Tag(name = "Base models", description = "The frozen models that adapters are trained over.")
public class BaseModelResource {
    private final BaseModelCatalogue models;

    BaseModelResource(BaseModelCatalogue models) {
        this.models = models;
    }

    /** All base models, by id. */
    @GET
    @Operation(summary = "List base models")
    public List<BaseModelView> list() {
        return models.list().stream().map(BaseModelView::of).toList();
    }
}
