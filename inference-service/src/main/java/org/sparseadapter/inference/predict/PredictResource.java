// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference.predict;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sparseadapter.core.serve.PredictionInput;
import org.sparseadapter.core.serve.ServingEngine;
import org.sparseadapter.inference.adapters.ServedVersion;
import org.sparseadapter.kit.identity.Caller;
import org.sparseadapter.kit.identity.Roles;
import org.sparseadapter.kit.problem.ResourceName;

/** Predictions by the caller's own adapters. */
@Path("/v1/adapters/{name}/predict")
@Tag(name = "predictions")
public class PredictResource {

    private final Caller caller;
    private final Versions versions;
    private final PredictInputs inputs;
    private final ServingEngine engine;
    private final ServingProblems problems;
    private final PredictMetrics metrics;

    PredictResource(
            Caller caller,
            Versions versions,
            PredictInputs inputs,
            ServingEngine engine,
            ServingProblems problems,
            PredictMetrics metrics) {
        this.caller = caller;
        this.versions = versions;
        this.inputs = inputs;
        this.engine = engine;
        this.problems = problems;
        this.metrics = metrics;
    }

    /** Answers inputs by a version of an adapter. */
    @POST
    @Blocking
    @RolesAllowed(Roles.READER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Predict",
            description =
                    "By the version that an alias names, live by default, or by a version of your choice. What comes"
                            + " back for an input depends on the adapter's task: a label with scores, a value, the part of a"
                            + " context that answers a question, or a text.")
    @APIResponse(responseCode = "200", description = "One prediction per input, all by the version named in the answer")
    @APIResponse(responseCode = "404", description = "No such adapter, alias or version")
    @APIResponse(
            responseCode = "422",
            description = "An input is empty, too long, missing or of another task's form; the problem names it")
    @APIResponse(responseCode = "429", description = "Too much is waiting already; says which limit it was")
    @APIResponse(responseCode = "503", description = "The replica is not ready, or the version is still on its way")
    public CompletionStage<PredictAnswer> predict(
            @PathParam("name") @ResourceName String name,
            @QueryParam("version") @Parameter(description = "a version's number") Optional<String> version,
            @QueryParam("alias") @Parameter(description = "an alias; live by default") Optional<String> alias,
            PredictRequest request) {
        PredictMetrics.Request measured = metrics.request(caller.tenant());
        CompletableFuture<PredictAnswer> answer = new CompletableFuture<>();
        try {
            List<PredictRequest.Input> asked = inputs.of(Optional.ofNullable(request));
            ServedVersion served = versions.find(caller.tenant(), name, version, alias);
            List<PredictionInput> texts = PredictInputs.forTask(served.task(), asked);
            engine.predict(caller.tenant(), served.adapter(), texts).whenComplete((predictions, failure) -> {
                if (failure == null) {
                    measured.answered(texts.size());
                    answer.complete(PredictAnswer.of(name, served, predictions));
                } else {
                    answer.completeExceptionally(measured.failed(problems.of(failure)));
                }
            });
        } catch (RuntimeException e) {
            answer.completeExceptionally(measured.failed(problems.of(e)));
        }
        return answer;
    }
}
