// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectHomeTest {
    @TempDir
    Path folder;

    @Test
    void theVariableComesFirstThenTheNearestFolderAbove() throws IOException {
        Path project = folder.resolve("project");
        Path below = Files.createDirectories(project.resolve("lab/src"));
        Files.createDirectories(project.resolve("registry-service"));
        assertThat(ProjectHome.find(Map.of(), below)).isEmpty();

        Files.createFile(project.resolve("registry-service/pom.xml"));
        assertThat(ProjectHome.find(Map.of(), below)).contains(project);
        assertThat(ProjectHome.find(Map.of("SPARSE_ADAPTER_HOME", "/elsewhere"), below))
                .contains(Path.of("/elsewhere"));
    }
}
