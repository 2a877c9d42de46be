// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import static org.sparseadapter.registry.Callers.trainer;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sparseadapter.core.dataset.DatasetManifest;
import org.sparseadapter.core.dataset.SplitInfo;
import org.sparseadapter.core.dataset.SplitSummary;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.core.text.Digests;
import org.sparseadapter.registry.blob.Blobs;
import org.sparseadapter.registry.dataset.Dataset;
import org.sparseadapter.registry.tenant.TenantRepository;

/** What a tenant brings and asks for, in as few words as tests need. */
@ApplicationScoped
public class Shop {
    private final TenantRepository tenants;
    private final Blobs blobs;
    private final EntityManager database;

    Shop(TenantRepository tenants, Blobs blobs, EntityManager database) {
        this.tenants = tenants;
        this.blobs = blobs;
        this.database = database;
    }

    /** Gives a tenant a sealed dataset and answers its digest. */
    @Transactional
    public String dataset(String tenant, String name) {
        tenants.ensure(tenant);
        // No split of that digest is stored, but every dataset is another.
        String rows = Digests.sha256((tenant + "/" + name).getBytes(StandardCharsets.UTF_8));
        SplitSummary split = new SplitSummary(
                TaskKind.CLASSIFICATION, new SplitInfo(rows, 5), false, new TreeSet<>(List.of("no", "yes")));
        byte[] manifest = DatasetManifest.of(new TreeMap<>(Map.of("train", split, "dev", split)))
                .toBytes();
        String digest = blobs.store(tenant, manifest).digest();
        String json = new String(manifest, StandardCharsets.UTF_8);
        database.persist(new Dataset(tenant, name, digest, "classification", json, 10, Instant.now()));
        return digest;
    }

    /** A recipe over the dataset named {@code intents}. */
    public static String recipe(String promote) {
        return """
                {"base": "minilm-l6", "dataset": "intents", "adapter": {"kind": "pfeiffer", "bottleneck": 8},
                 "seed": 7%s}"""
                .formatted(promote.isEmpty() ? "" : ", \"promote\": " + promote);
    }

    /** A recipe of another adapter over the dataset named {@code intents}. */
    public static String recipeOf(String adapter) {
        return "{\"base\": \"minilm-l6\", \"dataset\": \"intents\", \"adapter\": " + adapter + "}";
    }

    /** Asks for a version. */
    public static Response submit(String tenant, String adapter, String recipe, Map<String, String> headers) {
        return trainer(tenant)
                .contentType(ContentType.JSON)
                .headers(headers)
                .body(recipe)
                .post("/v1/adapters/{a}/versions", adapter);
    }

    /** Asks for a version and answers its number. */
    public static int submitted(String tenant, String adapter, String promote) {
        return submit(tenant, adapter, recipe(promote), Map.of())
                .then()
                .statusCode(202)
                .extract()
                .path("version");
    }

    /** What the registry says of a version. */
    public static JsonPath version(String tenant, String adapter, int number) {
        return trainer(tenant)
                .get("/v1/adapters/{a}/versions/{n}", adapter, number)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Every row of every table that a replay could touch, as text. */
    @Transactional
    public Set<String> everything() {
        return Stream.of(
                        "adapter",
                        "adapter_version",
                        "alias",
                        "alias_move",
                        "work",
                        "lineage",
                        "version_part",
                        "progress",
                        "outbox")
                .flatMap(this::rows)
                .collect(Collectors.toSet());
    }

    private Stream<String> rows(String table) {
        List<?> found = database.createNativeQuery("select '" + table + ": ' || t::text from " + table + " t")
                .getResultList();
        return found.stream().map(String.class::cast);
    }

    /** Makes a stored version what a release left that knew neither of the weights of classes nor of smoothed labels. */
    @Transactional
    public void storedByAnEarlierRelease(String tenant, String adapter, int number) {
        database.createNativeQuery(
                        """
                        update adapter_version set recipe_digest = 'sha256:of another form', recipe = (recipe::jsonb
                        #- array['train', 'classWeights'] #- array['train', 'labelSmoothing'])::text
                        where tenant = :tenant and adapter = :adapter and number = :number""")
                .setParameter("tenant", tenant)
                .setParameter("adapter", adapter)
                .setParameter("number", number)
                .executeUpdate();
    }

    /** Lets the lease of a version's running work run out now. */
    @Transactional
    public void expireLease(String tenant, String adapter, int number) {
        database.createNativeQuery(
                        """
                        update work set lease_until = now() - interval '1 second' where state = 'RUNNING' and version_id =
                        (select id from adapter_version where tenant = :tenant and adapter = :adapter and number = :number)""")
                .setParameter("tenant", tenant)
                .setParameter("adapter", adapter)
                .setParameter("number", number)
                .executeUpdate();
    }
}
