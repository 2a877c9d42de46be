// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.console;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The folder of this project's checkout, below which the command line keeps models and data. */
public final class ProjectHome {
    private static final String VARIABLE = "SPARSE_ADAPTER_HOME";
    private static final String ONLY_THERE = "registry-service/pom.xml";

    private ProjectHome() {}

    /** The project's folder: what {@code SPARSE_ADAPTER_HOME} says, else the present folder or one above it. */
    public static Optional<Path> find() {
        return find(System.getenv(), Path.of("").toAbsolutePath());
    }

    /** The project's folder, or the present one outside any project. */
    public static Path orHere() {
        return find().orElseGet(() -> Path.of("").toAbsolutePath());
    }

    static Optional<Path> find(Map<String, String> environment, Path here) {
        String named = environment.getOrDefault(VARIABLE, "");
        if (!named.isBlank()) {
            return Optional.of(Path.of(named).toAbsolutePath());
        }
        Path folder = here;
        while (folder != null && !Files.exists(folder.resolve(ONLY_THERE))) {
            folder = folder.getParent();
        }
        return Optional.ofNullable(folder);
    }
}
