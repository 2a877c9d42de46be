// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.embedded;

import java.nio.file.Path;

/** A process that starts a database and dies without a goodbye. */
final class KilledLauncher {
    static final int KILLED = 137;

    private KilledLauncher() {}

    public static void main(String[] arguments) {
        EmbeddedPostgres.start(Path.of(arguments[0]), 0, false);
        Runtime.getRuntime().halt(KILLED);
    }
}
