// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparseadapter.core.SharedFolder;
import org.sparseadapter.core.task.TaskKind;

/** Data that people really have; skipped where it is not beside the project. */
class RealDataTest {

    @ParameterizedTest
    @CsvSource({
        "sst2, 2, false",
        "cola, 2, false",
        "mrpc, 2, true",
        "rte, 2, true",
        "qnli, 2, true",
        "qqp_small, 2, true",
        "banking77, 77, false",
        "clinc150, 151, false",
        "languagetool_en, 2, false"
    })
    void isRead(String name, int labels, boolean pairs) throws IOException {
        Path folder = SharedFolder.require("data/" + name);
        SortedMap<String, SplitSummary> splits = new TreeMap<>();
        for (String split : SplitName.ALL) {
            Path file = folder.resolve(split + ".tsv");
            if (Files.exists(file)) {
                splits.put(split, summary(file));
            }
        }
        DatasetManifest manifest = DatasetManifest.of(TaskKind.CLASSIFICATION, splits);
        assertThat(manifest.labels()).hasSize(labels);
        assertThat(manifest.pairs()).isEqualTo(pairs);
    }

    @ParameterizedTest
    @CsvSource({
        "stsb/train.tsv, REGRESSION, 5749",
        "squad/dev.jsonl, QUESTION_ANSWERING, 1553",
        "xsum/dev.jsonl, SEQUENCE_TO_SEQUENCE, ",
        "languagetool_en/correction_dev.tsv, SEQUENCE_TO_SEQUENCE, 898"
    })
    void otherKindsAreReadToo(String file, TaskKind kind, Long rows) throws IOException {
        Path path = SharedFolder.require("data").resolve(file);
        try (InputStream in = Files.newInputStream(path)) {
            ParsedSplit split =
                    DatasetReader.parse(in, DatasetFormat.ofFileName(file).orElseThrow());
            assertThat(split.kind()).isEqualTo(kind);
            if (rows != null) {
                assertThat(split.examples()).hasSize(Math.toIntExact(rows));
            }
            byte[] canonical = SplitCodec.write(split.examples());
            assertThat(SplitCodec.read(canonical)).isEqualTo(split.examples());
        }
    }

    private static SplitSummary summary(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            ParsedSplit split = DatasetReader.parse(in, DatasetFormat.TSV);
            long lines;
            try (var text = Files.lines(file)) {
                lines = text.filter(line -> !line.isEmpty()).count();
            }
            assertThat(split.examples()).hasSize((int) lines - 1);
            byte[] canonical = SplitCodec.write(split.examples());
            assertThat(SplitCodec.read(canonical)).isEqualTo(split.examples());
            return SplitCodec.summary(split, canonical);
        }
    }
}
