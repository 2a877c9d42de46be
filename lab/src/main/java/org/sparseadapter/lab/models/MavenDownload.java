// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.models;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sparseadapter.lab.console.CommandFailedException;

/** Downloads of base models through Maven, from the repositories of its settings, in the version that the parent pom names. */
final class MavenDownload {
    private static final int LINES_SHOWN = 5;

    private MavenDownload() {}

    /**
     * Downloads BERT-base.
     *
     * @param project the folder of the build
     * @param target the folder of the file
     * @throws CommandFailedException when Maven is missing or fails
     */
    static Path bertBase(Path project, Path target) {
        if (!Files.isRegularFile(project.resolve("pom.xml"))) {
            throw new CommandFailedException(
                    project + " is not the project's folder: go there, or start sparse-adapter" + " by its script");
        }
        try {
            Process maven = new ProcessBuilder(
                            "mvn", "-B", "-q", "-N", "-Pbert-base", "dependency:copy", "-Dmodels.download=" + target)
                    .directory(project.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(maven.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (maven.waitFor() != 0) {
                List<String> lines = said.lines().limit(LINES_SHOWN).toList();
                throw new CommandFailedException("Maven could not fetch the artifact:\n" + String.join("\n", lines));
            }
            return target.resolve("bert-base-uncased.jar");
        } catch (IOException e) {
            throw new CommandFailedException(
                    "Maven could not be started (" + e.getMessage() + "): install it, or give the artifact by --from",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException("interrupted while Maven was fetching", e);
        }
    }
}
