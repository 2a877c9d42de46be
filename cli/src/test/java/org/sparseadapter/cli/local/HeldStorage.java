// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.local;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.sparseadapter.embedded.EmbeddedPostgres;
import org.sparseadapter.events.Stage;

/**
 * A registry that refuses what workers want to store. A worker publishes a result only after it has stored it, and tries
 * again until it has: so work goes on without an end, and a worker that is killed at it has surely not finished.
 */
final class HeldStorage {
    private final String databaseUrl;
    private final String rule;

    private HeldStorage(String databaseUrl, String rule) {
        this.databaseUrl = databaseUrl;
        this.rule = rule;
    }

    /** Nothing is stored. */
    static HeldStorage whole(String databaseUrl) {
        return new HeldStorage(databaseUrl, "raise exception 'held by a test';");
    }

    /** Of each attempt at the stage that is open, the first thing is stored and nothing else: a second is no new key. */
    static HeldStorage afterTheFirst(String databaseUrl, Stage stage) {
        return new HeldStorage(
                databaseUrl,
                "insert into let_through select attempt from work where stage = '" + stage
                        + "' and state in ('WAITING', 'RUNNING');");
    }

    /** Holds for as long as an action takes. */
    void during(Runnable action) {
        run("create table let_through (attempt integer primary key)");
        run("create function hold() returns trigger language plpgsql as $$ begin " + rule + " return new; end $$");
        run("create trigger hold before insert or update on blob for each row execute function hold()");
        action.run();
        run("drop function hold() cascade");
        run("drop table let_through");
    }

    private void run(String sql) {
        try (Connection connection =
                        DriverManager.getConnection(databaseUrl, EmbeddedPostgres.USER, EmbeddedPostgres.USER);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
