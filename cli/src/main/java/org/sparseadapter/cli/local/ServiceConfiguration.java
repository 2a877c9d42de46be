// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.local;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.sparseadapter.embedded.DevelopmentTokens;
import org.sparseadapter.embedded.EmbeddedPostgres;

/**
 * The configuration of the services of one local platform: where broker, database and registry are, whose tokens count, and
 * where their folders lie.
 */
final class ServiceConfiguration {
    private final LocalSettings settings;
    private final DevelopmentTokens tokens;
    private final String bootstrapServers;
    private final EmbeddedPostgres postgres;
    private final URI registry;

    ServiceConfiguration(
            LocalSettings settings,
            DevelopmentTokens tokens,
            String bootstrapServers,
            EmbeddedPostgres postgres,
            URI registry) {
        this.settings = settings;
        this.tokens = tokens;
        this.bootstrapServers = bootstrapServers;
        this.postgres = postgres;
        this.registry = registry;
    }

    /** The settings of a service, by name; what the platform's user overrides wins. */
    Map<String, String> of(LocalService service) {
        LocalFolders folders = settings.folders();
        Map<String, String> told = new TreeMap<>();
        told.put("kafka.bootstrap.servers", bootstrapServers);
        if (service == LocalService.REGISTRY) {
            told.put("quarkus.datasource.jdbc.url", postgres.jdbcUrl());
            told.put("quarkus.datasource.username", EmbeddedPostgres.USER);
            told.put("quarkus.datasource.password", EmbeddedPostgres.USER);
        }
        told.put("mp.jwt.verify.publickey.location", tokens.publicKey().toUri().toString());
        told.put("mp.jwt.verify.issuer", DevelopmentTokens.ISSUER);
        told.put("mp.jwt.verify.audiences", DevelopmentTokens.AUDIENCE);
        told.put("sparse-adapter.registry-url", registry.toString());
        told.put("sparse-adapter.service-token-file", folders.serviceToken().toString());
        told.put("sparse-adapter.models-folder", folders.models().toString());
        told.put("sparse-adapter.cache-folder", folders.cache(service).toString());
        told.put("sparse-adapter.blobs-folder", folders.blobs().toString());
        told.put("sparse-adapter.device", "cpu");
        told.putAll(settings.overrides());
        return told;
    }
}
