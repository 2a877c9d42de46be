// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {
    @TempDir
    Path folder;

    @Test
    void rowsOutliveTheServer() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, 0, true)) {
            assertThat(query(server, "show fsync")).isEqualTo("on");
            execute(server, "create table kept (word text)");
            execute(server, "insert into kept values ('still here')");
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, 0, true)) {
            assertThat(query(server, "select word from kept")).isEqualTo("still here");
        }
    }

    @Test
    void aServerEndsWithAKilledLauncherAndGivesItsDataBack() throws Exception {
        Process launcher = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledLauncher.class.getName(),
                        folder.toString())
                .inheritIO()
                .start();
        assertThat(launcher.waitFor()).isEqualTo(KilledLauncher.KILLED);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> Files.notExists(folder.resolve("postmaster.pid")));
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, 0, false)) {
            assertThat(query(server, "select count(*)::text from pg_stat_activity where false"))
                    .isEqualTo("0");
        }
    }

    @Test
    void aStalePidOfNoProcessIsIgnored() throws Exception {
        EmbeddedPostgres.start(folder, 0, false).close();
        Files.writeString(folder.resolve("postmaster.pid"), "4194303\n" + folder + "\n");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, 0, false)) {
            assertThat(query(server, "select 'up'")).isEqualTo("up");
        }
    }

    @Test
    void databasesAreNamedPlainly() {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, 0, false)) {
            server.createDatabase("run_1");
            assertThat(server.jdbcUrl("run_1")).endsWith("/run_1");
            assertThatIllegalArgumentException().isThrownBy(() -> server.createDatabase("x; drop database y"));
        }
    }

    private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(EmbeddedPostgres server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), EmbeddedPostgres.USER, "");
    }
}
