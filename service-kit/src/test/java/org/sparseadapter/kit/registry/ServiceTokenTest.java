// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceTokenTest {

    @TempDir
    private Path folder;

    @Test
    void isReadAgainWhenItsFileChanges() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "first\n");
        ServiceToken token = new ServiceToken(Optional.of(file));
        assertThat(token.current()).contains("first");

        Files.writeString(file, "other\n");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
        assertThat(token.current()).contains("other");
    }

    @Test
    void mayBeAbsentOnlyWhereNoneIsNamed() {
        assertThat(new ServiceToken(Optional.empty()).current()).isEmpty();
        assertThatThrownBy(() -> new ServiceToken(Optional.of(folder.resolve("none"))).current())
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("sparse-adapter.service-token-file");
    }
}
