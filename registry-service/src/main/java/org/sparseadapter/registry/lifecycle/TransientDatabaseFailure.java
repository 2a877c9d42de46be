// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;

/** Database failures that pass by themselves, told from those that come again with the same input. */
final class TransientDatabaseFailure {
    // Classes of SQLSTATE: connection, transaction rollback (deadlock), insufficient resources, operator intervention.
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57");

    private TransientDatabaseFailure() {}

    static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException || cause instanceof SQLException sql && passes(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean passes(SQLException failure) {
        String state = failure.getSQLState();
        // The pool reports a database that it cannot reach in time without a state.
        return state == null || state.length() >= 2 && PASSING.contains(state.substring(0, 2));
    }
}
