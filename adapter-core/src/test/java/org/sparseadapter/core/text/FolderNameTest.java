// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FolderNameTest {

    @Test
    void aFolderGivesANameThatNamesMayHave() {
        assertThat(FolderName.of(Path.of("/data/My Intents"))).isEqualTo("my-intents");
        assertThat(FolderName.of(Path.of("/data/_2024/."))).isEqualTo("2024");
        assertThat(FolderName.of(Path.of("/"))).isEqualTo("unnamed");
        assertThat(FolderName.of(Path.of("/data/" + "a".repeat(80)))).hasSize(63);
    }
}
