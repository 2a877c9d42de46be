// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * A PostgreSQL server as a child of this process, from binaries in a Maven artifact. Its data outlives it, and
 * it ends with this process, however that ends. Its caller closes it: no shutdown hook does, since
 * those run in no order and others may still need the database.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    /** The user; its password is empty, since only the loopback interface is listened on. */
    public static final String USER = "postgres";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;
    private final PostmasterGuard guard;

    private EmbeddedPostgres(io.zonky.test.db.postgres.embedded.EmbeddedPostgres server, PostmasterGuard guard) {
        this.server = server;
        this.guard = guard;
    }

    /**
     * Starts a server and waits until it answers.
     *
     * @param data its folder, made at first use and found again later
     * @param port where clients connect; 0 picks a free one
     * @param durable whether a commit survives a crash of the machine; tests that do not ask for it are faster
     * @throws EmbeddedServerException if it does not come up
     */
    public static EmbeddedPostgres start(Path data, int port, boolean durable) {
        try {
            Files.createDirectories(data);
            StalePostmaster.end(data);
            String sync = durable ? "on" : "off";
            var server = io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port == 0 ? FreePort.find() : port)
                    .setServerConfig("fsync", sync)
                    .setServerConfig("synchronous_commit", sync)
                    .setServerConfig("full_page_writes", sync)
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("shared_buffers", "64MB")
                    .setPGStartupWait(PATIENCE)
                    .setRegisterShutdownHook(false)
                    .start();
            return new EmbeddedPostgres(server, PostmasterGuard.watch(data));
        } catch (IOException e) {
            throw new EmbeddedServerException("The embedded PostgreSQL did not start on " + data, e);
        }
    }

    /** The address of the server's own database. */
    public String jdbcUrl() {
        return jdbcUrl("postgres");
    }

    /** The address of a database of this server. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }

    /**
     * Makes an empty database.
     *
     * @param name lower-case letters, digits and underscores
     */
    public void createDatabase(String name) {
        if (!name.matches("[a-z_][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("Not a database name: " + name);
        }
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new EmbeddedServerException("Database " + name + " could not be made", e);
        }
    }

    /** Stops the server; its data stays. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new EmbeddedServerException("The embedded PostgreSQL did not stop", e);
        } finally {
            guard.close();
        }
    }
}
