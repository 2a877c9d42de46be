// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.sparseadapter.kit.problem.Problem;

/** Describes the error answer once and lets every operation refer to it. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ProblemDescription implements OASFilter {
    private static final String NAME = "Problem";

    @Override
    public Operation filterOperation(Operation operation) {
        if (operation.getResponses() != null && operation.getResponses().getDefaultValue() == null) {
            operation
                    .getResponses()
                    .addAPIResponse("default", OASFactory.createAPIResponse().ref(NAME));
            operation.getResponses().getAPIResponses().values().stream()
                    .filter(response -> response.getDescription() == null && response.getRef() == null)
                    .forEach(response -> response.setDescription("Done."));
        }
        return operation;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().addSchema(NAME, problem());
        document.getComponents().addResponse(NAME, response());
    }

    private static APIResponse response() {
        return OASFactory.createAPIResponse()
                .description(
                        "An error: 400 unreadable, 401 no valid token, 403 the role is missing, 404 not there or not"
                                + " yours, 409 and 412 conflicts, 413, 415 and 422 bad input, 429 too much at once.")
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(NAME))));
    }

    private static Schema problem() {
        Schema fault = type(Schema.SchemaType.OBJECT, "One thing that is wrong, and where.")
                .addProperty("field", string("The field, parameter or column at fault.", "pruning.sparsity"))
                .addProperty("line", type(Schema.SchemaType.INTEGER, "The line of an upload at fault, from 1."))
                .addProperty("problem", string("What was found and what was expected.", "must be below 1, but was 1.5"))
                .required(List.of("problem"));
        return type(Schema.SchemaType.OBJECT, "Every error answer (RFC 9457).")
                .addProperty("type", string("Identifies the kind of problem.", "urn:sparse-adapter:problem:invalid"))
                .addProperty("title", string("The same for every problem of the kind.", "The input is not valid"))
                .addProperty("status", type(Schema.SchemaType.INTEGER, "The HTTP status, repeated."))
                .addProperty(
                        "detail", string("What happened this time.", "pruning.sparsity: must be below 1, but was 1.5"))
                .addProperty(
                        "errors",
                        type(Schema.SchemaType.ARRAY, "Fields or lines at fault.")
                                .items(fault))
                .required(List.of("type", "title", "status"));
    }

    private static Schema string(String description, String example) {
        return type(Schema.SchemaType.STRING, description).examples(List.of(example));
    }

    private static Schema type(Schema.SchemaType type, String description) {
        return OASFactory.createSchema().type(List.of(type)).description(description);
    }
}
