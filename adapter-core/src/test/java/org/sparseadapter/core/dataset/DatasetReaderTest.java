// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetReaderTest {

    @Test
    void threeFormatsSayTheSame() throws IOException {
        ParsedSplit tsv = parse(DatasetFormat.TSV, "sentence\tlabel\nso \"good\"\tyes\nbad, bad\tno\n");
        ParsedSplit csv = parse(DatasetFormat.CSV, "label,sentence\r\nyes,\"so \"\"good\"\"\"\r\nno,\"bad, bad\"\r\n");
        ParsedSplit jsonl = parse(
                DatasetFormat.JSONL,
                "{\"sentence\":\"so \\\"good\\\"\",\"label\":\"yes\"}\n{\"label\":\"no\",\"sentence\":\"bad, bad\"}");
        assertThat(tsv.examples())
                .containsExactly(
                        new LabelledExample("so \"good\"", Optional.empty(), "yes"),
                        new LabelledExample("bad, bad", Optional.empty(), "no"));
        assertThat(csv).isEqualTo(tsv);
        assertThat(jsonl).isEqualTo(tsv);
        assertThat(tsv.labels()).containsExactly("no", "yes");
        assertThat(tsv.pairs()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"sentence1,sentence2", "question1,question2", "question,sentence", "premise,hypothesis", "text,pair"})
    void pairsOfColumns(String first, String second) throws IOException {
        ParsedSplit split = parse(DatasetFormat.TSV, second + "\tlabel\t" + first + "\nb\tx\ta\n");
        assertThat(split.pairs()).isTrue();
        assertThat(split.examples()).containsExactly(new LabelledExample("a", Optional.of("b"), "x"));
        assertThat(split.ignoredColumns()).isEmpty();
    }

    @Test
    void otherColumnsAreIgnoredAndListedOnce() throws IOException {
        assertThat(parse(DatasetFormat.TSV, "id\ttext\tlabel\tscore\n1\ta\tx\t0.5\n2\tb\ty\t0.7\n")
                        .ignoredColumns())
                .containsExactly("id", "score");
        assertThat(parse(
                                DatasetFormat.JSONL,
                                "{\"text\":\"a\",\"label\":\"x\"}\n{\"text\":\"b\",\"label\":\"y\",\"n\":{\"m\":1}}\n")
                        .ignoredColumns())
                .containsExactly("n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void marksLineEndsAndEmptyLinesDoNotMatter(String end) throws IOException {
        String mark = "\uFEFF";
        for (String last : new String[] {"", end, end + end}) {
            assertThat(parse(DatasetFormat.TSV, mark + "text\tlabel" + end + end + "a\tx" + last)
                            .examples())
                    .containsExactly(new LabelledExample("a", Optional.empty(), "x"));
            assertThat(parse(DatasetFormat.CSV, mark + "text,label" + end + end + "a,x" + last)
                            .examples())
                    .containsExactly(new LabelledExample("a", Optional.empty(), "x"));
            assertThat(parse(DatasetFormat.JSONL, mark + "{\"text\":\"a\",\"label\":\"x\"}" + last)
                            .examples())
                    .containsExactly(new LabelledExample("a", Optional.empty(), "x"));
        }
    }

    @Test
    void labelsMayBeNumbersInJsonAndLoseOuterSpaces() throws IOException {
        ParsedSplit split = parse(
                DatasetFormat.JSONL,
                "{\"text\":\"a\",\"label\":1}\n{\"text\":\"b\",\"label\":true}\n{\"text\":\"c\",\"label\":\" 1 \"}\n");
        assertThat(split.labels()).containsExactly("1", "true");
    }

    @Test
    void anyScriptIsText() throws IOException {
        String text = "\u202Eعربى\u200B 漢字 \uD83D\uDE00 e\u0301";
        assertThat(parse(DatasetFormat.TSV, "text\tlabel\n" + text + "\tx\n")
                        .examples()
                        .get(0))
                .isEqualTo(new LabelledExample(text, Optional.empty(), "x"));
    }

    @Test
    void aQuotedValueMaySpanLinesAndLaterErrorsStillNameTheirLine() {
        refused(
                DatasetFormat.CSV,
                "text,label\n\"two\nlines\",x\n\"three\n\nlines\",y\n,z\n",
                "line 7: text: must not be empty");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | expected a header line and rows, found an empty file",
                "`text~label` | expected at least one row, found none",
                "`sentense~label#a~x` | no column of texts: expected sentence or text, or one of the pairs sentence1/sentence2",
                "`sentence1~label#a~x` | no column of texts",
                "`text~lable#a~x` | label: no such column; found \"text\", \"lable\"",
                "`text~score#a~much` | line 2: score: expected a number, found \"much\"",
                "`text~score#a~NaN` | line 2: score: expected a number",
                "`text~score#a~1e999` | line 2: score: expected a number",
                "`context~qas#a~b` | line 2: qas: a table cannot hold lists",
                "`source~label#a~b` | no column of texts",
                "`text~label~text#a~x~b` | line 1: the column \"text\" is there twice",
                "`text~label#a~x#b#c~x` | line 3: expected 2 columns as in the header, found 1",
                "`text~label#a~x~y` | line 2: expected 2 columns as in the header, found 3",
                "`text~label#a~` | line 2: label: must not be empty",
                "`text~label#  ~x` | line 2: text: must not be empty"
            })
    void tablesThatAreWrong(String table, String said) {
        String lines = table.replace('#', '\n');
        refused(DatasetFormat.TSV, lines.replace('~', '\t'), said);
        refused(DatasetFormat.CSV, lines.replace('~', ','), said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | expected one JSON object a line, found no readable row",
                "[1] | line 1: expected a JSON object",
                "{\"text\":\"a\" | line 1: not a JSON object",
                "{\"text\":\"a\",\"label\":\"x\"} {} | line 1: not a JSON object",
                "{\"text\":\"a\",\"text\":\"b\",\"label\":\"x\"} | line 1: not a JSON object: \"Duplicate field",
                "{\"text\":5,\"label\":\"x\"} | line 1: text: expected a string, found number",
                "{\"text\":\"a\",\"label\":null} | line 1: label: expected a string, found null",
                "{\"text\":\"a\",\"label\":1.5} | line 1: label: expected a string, found number",
                "{\"text\":\"a\",\"label\":\"x\"}#{\"text\":\"b\"} | line 2: label: expected a string, missing",
                "{\"text\":\"a\",\"label\":\"x\"}##{\"label\":\"x\"} | line 3: text: expected a string, missing",
                "{\"text\":\"\\ud800\",\"label\":\"x\"} | line 1: text: holds half of a character",
                "{\"text\":\"a\",\"label\":\"x\\u0000y\"} | line 1: label: a label must not hold control characters",
                "{\"body\":\"a\",\"label\":\"x\"} | line 1: no column of texts"
            })
    void objectsThatAreWrong(String rows, String said) {
        refused(DatasetFormat.JSONL, rows.replace('#', '\n'), said);
    }

    @Test
    void deepJsonIsRefused() {
        refused(DatasetFormat.JSONL, "{\"text\":" + "[".repeat(100_000), "line 1: not a JSON object");
    }

    @Test
    void bytesThatAreNotUtf8() {
        for (DatasetFormat format : new DatasetFormat[] {DatasetFormat.TSV, DatasetFormat.CSV}) {
            byte[] bytes = (format == DatasetFormat.TSV
                            ? "text\tlabel\na\tx\nbXd\tx\nc\tx\n"
                            : "text,label\na,x\nbXd,x\nc,x\n")
                    .getBytes(StandardCharsets.ISO_8859_1);
            bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf('X')] = (byte) 0xE9;
            assertThatThrownBy(() -> DatasetReader.parse(new ByteArrayInputStream(bytes), format))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("line 3: not UTF-8 at byte 2 of the line");
        }
    }

    @Test
    void aBrokenQuotationEndsTheReading() {
        refused(DatasetFormat.CSV, "text,label\na,x\n\"b\"c,x\nd,y\n", "line 3: broken quotation from here on");
        refused(DatasetFormat.CSV, "text,label\na,x\n\"never closed,x\n", "line 3: broken quotation from here on");
    }

    @Test
    void allErrorsAreCountedAndTheFirstOnesListed() {
        String table = "text\tlabel\n" + "\tx\n".repeat(1_000);
        assertThatThrownBy(() -> parse(DatasetFormat.TSV, table)).isInstanceOfSatisfying(DatasetException.class, e -> {
            assertThat(e.total()).isEqualTo(1_000);
            assertThat(e.errors()).hasSize(20);
            assertThat(e.errors().get(0)).isEqualTo(new RowError(2, "text", "must not be empty"));
            assertThat(e).hasMessageEndingWith("and 980 more");
        });
    }

    @Test
    void limits() {
        DatasetLimits limits = new DatasetLimits(60, 3, 10, 2, 5);
        refused(
                DatasetFormat.TSV,
                "text\tlabel\n" + "a\tx\n".repeat(20),
                "expected at most 60 bytes, found more",
                limits);
        refused(DatasetFormat.TSV, "text\tlabel\n" + "a\tx\n".repeat(4), "line 5: expected at most 3 rows", limits);
        refused(
                DatasetFormat.TSV,
                "text\tlabel\na\tx\nb\ty\nc\tz\n",
                "line 4: label: expected at most 2 labels",
                limits);
        refused(
                DatasetFormat.TSV,
                "text\tlabel\n12345678901\tx\n",
                "line 2: text: expected at most 10 characters, found 11",
                limits);
        refused(DatasetFormat.TSV, "text\tlabel\na\t" + "x".repeat(201) + "\n", "line 2: label: expected at most 200");
        refused(DatasetFormat.TSV, "c\t".repeat(2_000) + "\n", "line 1: expected at most 1000 columns, found 2001");
    }

    private static ParsedSplit parse(DatasetFormat format, String text) throws IOException {
        return DatasetReader.parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), format);
    }

    private static void refused(DatasetFormat format, String text, String said) {
        refused(format, text, said, DatasetLimits.DEFAULTS);
    }

    private static void refused(DatasetFormat format, String text, String said, DatasetLimits limits) {
        ByteArrayInputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> DatasetReader.parse(in, format, limits))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(said);
    }
}
