// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sparseadapter.core.metric.TaskMetrics;
import org.sparseadapter.core.task.TaskKind;

/** Every kind of task stands in the documents: its rows, its settings, its metrics, its head. */
class DocumentedTasksTest {

    private static final Path HOW_TO = Path.of("..", "docs", "how-to.md");
    private static final Path FORMAT = Path.of("..", "docs", "artifact-format.md");

    @ParameterizedTest
    @EnumSource
    void itsColumnsAndItsAnswersAreInTables(TaskKind kind) throws IOException {
        assertThat(Files.readAllLines(HOW_TO))
                .as("the rows of the task %s in %s: its columns, and its answers", kind.word(), HOW_TO)
                .filteredOn(line -> line.startsWith("| `" + kind.word() + "` |"))
                .hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void aRecipesTableNamesItAndItsFields(TaskKind kind) throws IOException {
        assertThat(row(HOW_TO, "task.kind")).as("the row of task.kind").contains("`" + kind.word() + "`");
        for (String field : kind.form().fields()) {
            assertThat(row(HOW_TO, "task." + field))
                    .as("the row of task.%s", field)
                    .containsIgnoringCase(spoken(kind));
        }
        assertThat(row(HOW_TO, "promote.metric")).containsIgnoringCase(spoken(kind) + ": ");
        for (String metric : TaskMetrics.of(kind)) {
            assertThat(row(HOW_TO, "promote.metric")).contains("`" + metric + "`");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theHeadOfAnArtifactIsDescribed(TaskKind kind) throws IOException {
        String head = row(FORMAT, "head");
        assertThat(head).as("the head of an artifact").contains("`" + kind.word() + "`");
        for (String field : kind.form().fields()) {
            assertThat(head).as("the field %s", field).contains("`" + field + "`");
        }
        assertThat(Files.readString(FORMAT)).contains(spoken(kind));
    }

    /** The row of a table that begins with a name. */
    private static String row(Path document, String name) throws IOException {
        String rows = Files.readAllLines(document).stream()
                .filter(line -> line.startsWith("| `" + name + "` |"))
                .collect(Collectors.joining("\n"));
        assertThat(rows).as("the row of %s in %s", name, document).isNotEmpty();
        return rows;
    }

    /** A word as sentences have it: {@code question answering}. */
    private static String spoken(TaskKind kind) {
        return switch (kind) {
            case CLASSIFICATION -> "classification";
            case MULTI_LABEL -> "multi-label";
            case REGRESSION -> "regression";
            case QUESTION_ANSWERING -> "question answering";
            case SEQUENCE_TO_SEQUENCE -> "sequence to sequence";
        };
    }
}
