// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparseadapter.lab.console.CommandFailedException;

class InsertionTest {
    @TempDir
    Path folder;

    @Test
    void onlyWhatIsBetweenTheMarksChanges() throws IOException {
        Path page = folder.resolve("page.md");
        Files.writeString(
                page,
                "a\n<!-- experiment x -->\nold\n<!-- end of experiment x -->\nb\n<!-- experiment y --><!-- end of experiment y -->");
        Insertion.into(page, "x", "new");
        Insertion.into(page, "x", "newer");
        assertThat(page)
                .hasContent("a\n<!-- experiment x -->\nnewer\n<!-- end of experiment x -->\nb\n"
                        + "<!-- experiment y --><!-- end of experiment y -->");
        assertThatThrownBy(() -> Insertion.into(page, "z", "new"))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("<!-- experiment z -->");
    }
}
