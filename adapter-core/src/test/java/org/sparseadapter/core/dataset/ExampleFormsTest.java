// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparseadapter.core.TaskSamples;
import org.sparseadapter.core.task.TaskKind;

/** Every kind of task has rows: recognised by their columns, stored, and read again. */
class ExampleFormsTest {

    static Stream<Class<?>> examples() {
        return Stream.of(Example.class.getPermittedSubclasses());
    }

    static Stream<Class<?>> forms() {
        return Stream.of(RowForm.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyRecordOfARowIsOfAKind(Class<?> example) {
        assertThat(TaskKind.values())
                .as("a kind with rows like %s", example.getSimpleName())
                .anyMatch(kind -> example.isInstance(TaskSamples.example(kind)));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyFormOfRowsIsRecognised(Class<?> form) {
        assertThat(TaskKind.values())
                .as("a kind with rows in a %s", form.getSimpleName())
                .anyMatch(kind -> form.isInstance(form(TaskSamples.line(kind))));
    }

    @ParameterizedTest
    @EnumSource
    void rowsAreRecognisedStoredAndRead(TaskKind kind) throws IOException {
        ParsedSplit split = DatasetReader.parse(
                new ByteArrayInputStream(TaskSamples.line(kind).getBytes(StandardCharsets.UTF_8)), DatasetFormat.JSONL);
        assertThat(split.kind()).isEqualTo(kind);
        assertThat(split.examples()).containsExactly(TaskSamples.example(kind));
        assertThat(split.examples().get(0).kind()).isEqualTo(kind);
        assertThat(split.labels())
                .containsExactlyElementsOf(TaskSamples.example(kind).labels());
        byte[] canonical = SplitCodec.write(split.examples());
        assertThat(SplitCodec.read(canonical)).isEqualTo(split.examples());
    }

    @ParameterizedTest
    @EnumSource
    void aManifestHasLabelsWhereTheKindHas(TaskKind kind) {
        SplitSummary split = new SplitSummary(
                kind, new SplitInfo("sha256:" + "0".repeat(64), 3), false, new TreeSet<>(TaskSamples.labels(kind)));
        DatasetManifest manifest = DatasetManifest.of(new TreeMap<>(Map.of("train", split, "dev", split)));
        assertThat(manifest.toJson().has("labels")).isEqualTo(kind.hasLabels());
        assertThat(DatasetManifest.read(manifest.toBytes())).isEqualTo(manifest);
    }

    private static RowForm form(String line) {
        RowErrors errors = new RowErrors(1);
        JsonRows rows = new JsonRows(new Utf8Lines(line.getBytes(StandardCharsets.UTF_8), errors), errors);
        return RowForm.among(List.copyOf(rows.columns()), Optional.empty(), errors, 1);
    }
}
