// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetFolderTest {

    private static final String TSV = "text\tlabel\nfine\tgood\nawful\tbad\n";

    @TempDir
    Path folder;

    @Test
    void everySplitIsReadInItsOwnFormat() throws IOException {
        write("train.tsv", TSV);
        write("dev.csv", "text,label\nfine,good\n");
        write("test.jsonl", "{\"text\": \"fine\", \"label\": \"good\"}\n");

        var splits = DatasetFolder.read(folder, Optional.empty());

        assertThat(splits).containsOnlyKeys("train", "dev", "test");
        assertThat(splits.get("train").labels()).containsExactly("bad", "good");
        assertThat(splits.get("dev").examples()).isEqualTo(splits.get("test").examples());
    }

    @Test
    void theTestSplitMayBeMissing() throws IOException {
        write("train.tsv", TSV);
        write("dev.tsv", TSV);
        assertThat(DatasetFolder.read(folder, Optional.empty())).containsOnlyKeys("train", "dev");
    }

    @Test
    void aSplitIsThereOnce() throws IOException {
        write("train.tsv", TSV);
        assertThatThrownBy(() -> DatasetFolder.read(folder, Optional.empty()))
                .isInstanceOf(DatasetException.class)
                .hasMessage("expected one of dev.tsv, dev.csv, dev.jsonl in " + folder + ", found 0");
        write("dev.tsv", TSV);
        write("dev.csv", "text,label\nfine,good\n");
        assertThatThrownBy(() -> DatasetFolder.read(folder, Optional.empty()))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("found 2");
    }

    @Test
    void aWrongRowIsNamedWithItsFile() throws IOException {
        write("train.tsv", TSV);
        write("dev.tsv", "text\tlabel\nfine\n");
        assertThatThrownBy(() -> DatasetFolder.read(folder, Optional.empty()))
                .isInstanceOfSatisfying(
                        DatasetException.class,
                        e -> assertThat(e.errors().get(0).line()).isEqualTo(2))
                .hasMessageStartingWith(folder.resolve("dev.tsv") + ": line 2: ");
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }
}
