// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.sparseadapter.core.dataset.DatasetFormat;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.core.train.EvaluationReport;

/** The registry's HTTP API for a tenant: datasets, adapters, versions, aliases. */
public final class RegistryApi {
    private static final String JSON_TYPE = "application/json";
    private static final int NOT_FOUND = 404;
    private static final int PAGE = 100;

    private final Connection connection;

    /** A client on a connection to the registry. */
    public RegistryApi(Connection connection) {
        this.connection = connection;
    }

    /** Uploads one split ({@code train}, {@code dev} or {@code test}) of a dataset that is not sealed yet. */
    public void putSplit(String dataset, String split, DatasetFormat format, String rows) {
        putSplit(dataset, split, format, Optional.empty(), rows);
    }

    /**
     * Uploads one split of a dataset that is not sealed yet.
     *
     * @param task the kind of task; empty for the one that its columns tell
     */
    public void putSplit(String dataset, String split, DatasetFormat format, Optional<TaskKind> task, String rows) {
        String query = task.map(kind -> "?task=" + kind.word()).orElse("");
        connection.send(
                "PUT", "/v1/datasets/" + name(dataset) + "/" + name(split) + query, format.mediaType(), rows, Map.of());
    }

    /** Seals the uploaded splits of a dataset: it gets a digest and never changes. */
    public DatasetDocument seal(String dataset) {
        return DatasetDocument.of(connection
                .send("POST", "/v1/datasets/" + name(dataset), JSON_TYPE, "{}", Map.of())
                .body());
    }

    /** The tenant's datasets. */
    public List<DatasetDocument> datasets() {
        return items("/v1/datasets").stream().map(DatasetDocument::of).toList();
    }

    /** The tenant's adapters. */
    public List<AdapterDocument> adapters() {
        return items("/v1/adapters").stream().map(AdapterDocument::of).toList();
    }

    /** The versions of an adapter. */
    public List<VersionDocument> versions(String adapter) {
        return items("/v1/adapters/" + name(adapter) + "/versions").stream()
                .map(VersionDocument::of)
                .toList();
    }

    /**
     * Requests a version of an adapter by a recipe.
     *
     * @return its number
     */
    public int submit(String adapter, JsonNode recipe) {
        return accepted(connection.send(
                "POST", "/v1/adapters/" + name(adapter) + "/versions", JSON_TYPE, recipe.toString(), once()));
    }

    /**
     * Imports an artifact that was trained elsewhere as a version of an adapter.
     *
     * @param dataset the dataset on which it is evaluated
     * @param artifact bytes of the artifact
     * @return its number
     */
    public int importArtifact(String adapter, String dataset, byte[] artifact) {
        String path = "/v1/adapters/" + name(adapter) + "/imports?dataset=" + name(dataset);
        return accepted(connection.send("POST", path, "application/octet-stream", artifact, once()));
    }

    private static Map<String, String> once() {
        return Map.of("Idempotency-Key", UUID.randomUUID().toString());
    }

    private static int accepted(JsonReply answer) {
        String location = answer.location()
                .orElseThrow(() ->
                        new ApiException(0, "The registry's reply has no Location, which should name the version"));
        return Integer.parseInt(location.substring(location.lastIndexOf('/') + 1));
    }

    /** A version by its number. */
    public VersionDocument version(String adapter, int number) {
        return VersionDocument.of(connection.get(versionPath(adapter, number)));
    }

    /** The evaluation report of a version; there from EVALUATED on. */
    public EvaluationReport report(String adapter, int number) {
        return EvaluationReport.fromJson(connection.get(versionPath(adapter, number) + "/report"));
    }

    /** The artifact's bytes. */
    public byte[] artifact(String adapter, int number) {
        return connection.bytes(versionPath(adapter, number) + "/artifact");
    }

    /** The live progress of a version. */
    public ProgressStream progress(String adapter, int number) {
        return new ProgressStream(connection, versionPath(adapter, number) + "/events");
    }

    /** The number of the version that an alias names; empty without such an alias. */
    public OptionalInt alias(String adapter, String alias) {
        return read(adapter, alias)
                .map(answer -> OptionalInt.of(answer.body().path("version").intValue()))
                .orElse(OptionalInt.empty());
    }

    /** Moves an alias to a version; refused with 412 when another request moves it at the same time. */
    public JsonNode promote(String adapter, String alias, int number) {
        ObjectNode body = Connection.JSON.createObjectNode().put("version", number);
        Map<String, String> condition = read(adapter, alias)
                .flatMap(JsonReply::tag)
                .map(tag -> Map.of("If-Match", tag))
                .orElse(Map.of());
        return connection
                .send("PUT", aliasPath(adapter, alias), JSON_TYPE, body.toString(), condition)
                .body();
    }

    private Optional<JsonReply> read(String adapter, String alias) {
        try {
            return Optional.of(connection.read(aliasPath(adapter, alias)));
        } catch (ApiException e) {
            if (e.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private List<JsonNode> items(String path) {
        List<JsonNode> all = new ArrayList<>();
        int total = 1;
        for (int page = 0; all.size() < total; page++) {
            JsonNode answer = connection.get(path + "?page=" + page + "&size=" + PAGE);
            JsonNode items = answer.isArray() ? answer : answer.path("items");
            StreamSupport.stream(items.spliterator(), false).forEach(all::add);
            total = items.isEmpty() ? all.size() : answer.path("total").asInt(all.size());
        }
        return all;
    }

    private static String versionPath(String adapter, int number) {
        return "/v1/adapters/" + name(adapter) + "/versions/" + number;
    }

    private static String aliasPath(String adapter, String alias) {
        return "/v1/adapters/" + name(adapter) + "/aliases/" + name(alias);
    }

    private static String name(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }
}
