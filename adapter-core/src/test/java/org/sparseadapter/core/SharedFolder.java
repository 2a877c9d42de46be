// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The folder {@code shared} beside the project, which developers may have and users have not. */
public final class SharedFolder {

    private SharedFolder() {}

    /** A folder in it; where there is none the test is skipped, saying so. */
    public static Path require(String name) {
        Path found = Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("shared").resolve(name))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(null);
        Assumptions.assumeTrue(found != null, "skipped: no folder shared/" + name + " beside the project");
        return found;
    }
}
