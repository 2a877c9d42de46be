// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.sparseadapter.embedded.DevelopmentTokens;
import org.sparseadapter.embedded.EmbeddedKafka;
import org.sparseadapter.embedded.EmbeddedPostgres;
import org.sparseadapter.embedded.Folders;
import org.sparseadapter.library.EmbeddedModels;

/**
 * One broker and one database for all tests of a process. Speaks in types of the JDK alone, since its callers
 * are loaded by other class loaders.
 */
public final class SharedPlatform implements Function<String, Map<String, String>> {
    private static final int PARTITIONS = 3;
    private static SharedPlatform instance;

    private final Path folder;
    private final EmbeddedKafka kafka;
    private final EmbeddedPostgres postgres;
    private final DevelopmentTokens tokens;
    private final Path serviceTokenFile;

    private SharedPlatform(Path folder) throws IOException {
        this.folder = folder;
        this.kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        kafka.createTopics(PARTITIONS);
        this.postgres = EmbeddedPostgres.start(folder.resolve("postgres"), 0, false);
        this.tokens = DevelopmentTokens.at(folder.resolve("keys"));
        this.serviceTokenFile = Files.writeString(folder.resolve("service-token"), tokens.serviceToken());
        EmbeddedModels.install(folder.resolve("models"));
        System.setProperty(PlatformResource.KEYS, folder.resolve("keys").toString());
    }

    /** The platform of this process, started at first use. */
    public static synchronized SharedPlatform instance() {
        if (instance == null) {
            try {
                Path folder = Files.createTempDirectory("sparse-adapter-test");
                SharedPlatform started = new SharedPlatform(folder);
                Runtime.getRuntime().addShutdownHook(new Thread(started::close, "test-platform-end"));
                instance = started;
            } catch (IOException e) {
                throw new UncheckedIOException("The test platform's folder could not be made", e);
            }
        }
        return instance;
    }

    /**
     * What an application needs to know to run on this platform with a database and folders of its own.
     *
     * @param run names them
     */
    @Override
    public Map<String, String> apply(String run) {
        postgres.createDatabase(run);
        Map<String, String> settings = new HashMap<>();
        settings.put("kafka.bootstrap.servers", kafka.bootstrapServers());
        settings.put("quarkus.datasource.jdbc.url", postgres.jdbcUrl(run));
        settings.put("quarkus.datasource.username", EmbeddedPostgres.USER);
        settings.put("quarkus.datasource.password", EmbeddedPostgres.USER);
        settings.put(
                "mp.jwt.verify.publickey.location", tokens.publicKey().toUri().toString());
        settings.put("mp.jwt.verify.issuer", DevelopmentTokens.ISSUER);
        settings.put("mp.jwt.verify.audiences", DevelopmentTokens.AUDIENCE);
        settings.put("sparse-adapter.service-token-file", serviceTokenFile.toString());
        settings.put("sparse-adapter.models-folder", folder.resolve("models").toString());
        settings.put("sparse-adapter.cache-folder", made(run, "cache"));
        settings.put("sparse-adapter.blobs-folder", made(run, "blobs"));
        settings.put("sparse-adapter.device", "cpu");
        return settings;
    }

    private String made(String run, String name) {
        try {
            return Files.createDirectories(folder.resolve(run).resolve(name)).toString();
        } catch (IOException e) {
            throw new UncheckedIOException("A test folder could not be made", e);
        }
    }

    private void close() {
        try {
            kafka.close();
        } finally {
            postgres.close();
            Folders.delete(folder);
        }
    }
}
