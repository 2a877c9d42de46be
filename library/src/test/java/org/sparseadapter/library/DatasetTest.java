// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparseadapter.core.dataset.DatasetException;
import org.sparseadapter.core.dataset.LabelledExample;
import org.sparseadapter.core.task.TaskKind;

class DatasetTest {

    @TempDir
    Path parent;

    @Test
    void aFolderAndExamplesInMemoryAreOneDataset() throws IOException {
        Path folder = write("My Moods", "text\tlabel\nfine\tgood\nawful\tbad\n");
        Dataset read = Dataset.read(folder);
        List<LabelledExample> rows = List.of(LabelledExample.of("fine", "good"), LabelledExample.of("awful", "bad"));
        Dataset made = Dataset.of("my-moods", rows, rows, List.of());

        assertThat(read.digest()).isEqualTo(made.digest());
        assertThat(read).hasToString(made.toString());
        assertThat(read.name()).isEqualTo("my-moods");
        assertThat(read.task()).isEqualTo(TaskKind.CLASSIFICATION);
        assertThat(read.labels()).containsExactly("bad", "good");
        assertThat(read.train()).isEqualTo(made.train()).isEqualTo(rows);
        assertThat(read.dev()).isEqualTo(rows);
        assertThat(read.test()).isEmpty();
    }

    @Test
    void columnsMayBeReadForAnotherTask() throws IOException {
        Path folder = write("two", "text\tlabel\tscore\nfine\tgood\t1\nawful\tbad\t0\n");
        assertThat(Dataset.read(folder).task()).isEqualTo(TaskKind.CLASSIFICATION);
        assertThat(Dataset.read(folder, TaskKind.REGRESSION).task()).isEqualTo(TaskKind.REGRESSION);
    }

    @Test
    void whatDoesNotFitIsNamed() throws IOException {
        Path folder = write("one", "text\tlabel\nfine\tgood\n");
        assertThatThrownBy(() -> Dataset.read(folder))
                .isInstanceOf(DatasetException.class)
                .hasMessageStartingWith(folder + ": train: expected at least two different labels");
        List<LabelledExample> rows = List.of(LabelledExample.of("fine", "good"), LabelledExample.of("awful", "bad"));
        assertThatThrownBy(() -> Dataset.of("x", rows, List.of(), List.of()))
                .isInstanceOf(DatasetException.class)
                .hasMessageStartingWith("dev: ");
        assertThatThrownBy(() -> Dataset.of("x", rows, List.of(LabelledExample.of("fine", "new")), List.of()))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("labels that train lacks: new");
    }

    private Path write(String name, String table) throws IOException {
        Path folder = Files.createDirectories(parent.resolve(name));
        Files.writeString(folder.resolve("train.tsv"), table);
        Files.writeString(folder.resolve("dev.tsv"), table);
        return folder;
    }
}
