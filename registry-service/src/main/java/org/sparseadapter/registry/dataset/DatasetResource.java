// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.dataset;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.core.text.Quoted;
import org.sparseadapter.kit.identity.Caller;
import org.sparseadapter.kit.identity.Roles;
import org.sparseadapter.kit.problem.InvalidInputException;
import org.sparseadapter.kit.problem.ResourceName;
import org.sparseadapter.registry.blob.Blobs;
import org.sparseadapter.registry.page.Page;

/** Labelled text of the caller's tenant. */
@Path("/v1/datasets")
@Tag(name = "Datasets", description = "Labelled text: upload splits, then seal them into a dataset.")
public class DatasetResource {
    private final Caller caller;
    private final DatasetUploads uploads;
    private final DatasetSeals seals;
    private final DatasetCatalogue catalogue;
    private final Blobs blobs;

    DatasetResource(
            Caller caller, DatasetUploads uploads, DatasetSeals seals, DatasetCatalogue catalogue, Blobs blobs) {
        this.caller = caller;
        this.uploads = uploads;
        this.seals = seals;
        this.catalogue = catalogue;
        this.blobs = blobs;
    }

    /** What each name means now. */
    @GET
    @RolesAllowed(Roles.READER)
    @Operation(summary = "List datasets")
    public Page<DatasetView> list(
            @QueryParam("prefix") @DefaultValue("") @Pattern(regexp = "[a-z0-9._-]{0,63}") String prefix,
            @QueryParam("page") @DefaultValue("0") @Min(0) @Max(1_000_000) int page,
            @QueryParam("size") @DefaultValue("50") @Min(1) @Max(500) int size) {
        return catalogue.list(caller.tenant(), prefix, page, size);
    }

    /** One dataset. */
    @GET
    @Path("{name}")
    @RolesAllowed(Roles.READER)
    @Operation(summary = "Show a dataset")
    public DatasetView show(@PathParam("name") @ResourceName String name) {
        return catalogue.show(caller.tenant(), name);
    }

    /** Takes one split in. */
    @PUT
    @Path("{name}/{split}")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.TRAINER)
    @Operation(
            summary = "Upload a split",
            description =
                    "TSV (text/tab-separated-values), CSV (text/csv) or JSON Lines (application/x-ndjson). Its columns"
                            + " say for which kind of task it is: a text (sentence or text, or a pair such as sentence1 and"
                            + " sentence2) with a label for classification, with labels (a list, or separated by | in tables) for"
                            + " multi-label classification, with a score for regression; a context with qas"
                            + " (JSON Lines) for question answering; source and target (or document and summary) for sequence to"
                            + " sequence. Where there are several of label, labels and score, the first of these wins; the parameter task overrides. The"
                            + " split is checked row by row and kept until the dataset is sealed.")
    @APIResponse(responseCode = "200", description = "All rows are good.")
    @APIResponse(responseCode = "422", description = "Some are not; the lines at fault are named.")
    public StagedSplit upload(
            @PathParam("name") @ResourceName String name,
            @PathParam("split") @Pattern(regexp = "train|dev|test", message = "must be train, dev or test")
                    String split,
            @QueryParam(UploadWords.FORMAT) Optional<String> format,
            @QueryParam(UploadWords.TASK) Optional<String> task,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) Optional<String> contentType,
            InputStream body) {
        return uploads.upload(
                caller.tenant(),
                name,
                split,
                UploadFormat.of(format, contentType),
                task.map(DatasetResource::kind),
                body);
    }

    private static TaskKind kind(String word) {
        return TaskKind.ofWord(word)
                .orElseThrow(() -> new InvalidInputException(
                        UploadWords.TASK, "expected one of " + TaskKind.words() + ", found " + Quoted.text(word)));
    }

    /** Makes a dataset of the splits that were uploaded. */
    @POST
    @Path("{name}")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.TRAINER)
    @Operation(
            summary = "Seal a dataset",
            description = "Checks the splits against one another. The same content always gets the same digest.")
    @APIResponse(responseCode = "201", description = "Sealed.")
    @APIResponse(responseCode = "200", description = "The name means this content already.")
    @APIResponse(responseCode = "422", description = "A split is missing, or they do not fit one another.")
    public Response seal(@PathParam("name") @ResourceName String name) {
        DatasetSeals.Sealed sealed = seals.seal(caller.tenant(), name);
        return Response.status(sealed.created() ? Response.Status.CREATED : Response.Status.OK)
                .location(URI.create("/v1/datasets/" + name))
                .entity(DatasetView.of(sealed.dataset()))
                .build();
    }

    /** Deletes a dataset. */
    @DELETE
    @Path("{name}")
    @RolesAllowed(Roles.TRAINER)
    @Operation(summary = "Delete a dataset", description = "With everything that was ever sealed under its name.")
    @APIResponse(responseCode = "204", description = "Deleted.")
    @APIResponse(responseCode = "409", description = "A recipe names it.")
    public void delete(@PathParam("name") @ResourceName String name) {
        catalogue.delete(caller.tenant(), name).forEach(blobs::release);
    }
}
