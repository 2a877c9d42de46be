// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparseadapter.core.task.TaskKind;

class DatasetKindsTest {

    private static final String SQUAD =
            """
            {"title":"T","context":"Ada \uD83D\uDE00 wrote it in 1843.","qas":[\
            {"id":"q1","question":"Who?","answers":[{"text":"Ada","answer_start":0}],"is_impossible":false},\
            {"id":"q2","question":"When?","answers":[{"text":"1843","answer_start":18},{"text":"in 1843","answer_start":15}]}]}
            """;

    @Test
    void scores() throws IOException {
        ParsedSplit split = parse(DatasetFormat.TSV, "sentence1\tsentence2\tscore\na\tb\t4.75\nc\td\t-1e-1\n");
        assertThat(split.kind()).isEqualTo(TaskKind.REGRESSION);
        assertThat(split.pairs()).isTrue();
        assertThat(split.labels()).isEmpty();
        assertThat(split.examples())
                .containsExactly(
                        new ScoredExample("a", Optional.of("b"), 4.75), new ScoredExample("c", Optional.of("d"), -0.1));
        assertThat(parse(DatasetFormat.CSV, "text,score\na,5\n").examples())
                .isEqualTo(parse(DatasetFormat.JSONL, "{\"text\":\"a\",\"score\":5}")
                        .examples());
        assertThat(text(SplitCodec.write(split.examples())))
                .isEqualTo(
                        "{\"text\":\"a\",\"pair\":\"b\",\"score\":4.75}\n{\"text\":\"c\",\"pair\":\"d\",\"score\":-0.1}\n");
    }

    @Test
    void aLabelWinsOverAScoreUnlessTheKindIsGiven() throws IOException {
        String both = "text\tlabel\tscore\na\tx\t0.5\n";
        assertThat(parse(DatasetFormat.TSV, both).kind()).isEqualTo(TaskKind.CLASSIFICATION);
        ParsedSplit scored = parse(DatasetFormat.TSV, both, Optional.of(TaskKind.REGRESSION));
        assertThat(scored.examples()).containsExactly(new ScoredExample("a", Optional.empty(), 0.5));
        assertThat(scored.ignoredColumns()).containsExactly("label");
        assertThat(parse(DatasetFormat.TSV, "sentence\tlabel\tsource\na\tx\ts\n")
                        .kind())
                .isEqualTo(TaskKind.CLASSIFICATION);
        assertThatThrownBy(() -> parse(DatasetFormat.TSV, both, Optional.of(TaskKind.SEQUENCE_TO_SEQUENCE)))
                .hasMessageContaining("expected the columns source/target, document/summary; found \"text\"");
    }

    @Test
    void setsOfLabels() throws IOException {
        ParsedSplit split = parse(DatasetFormat.TSV, "text\tlabels\trule\nx\tb | a\tr\ny\t\tr\nz\tc\tr\n");
        assertThat(split.kind()).isEqualTo(TaskKind.MULTI_LABEL);
        assertThat(split.labels()).containsExactly("a", "b", "c");
        assertThat(split.ignoredColumns()).containsExactly("rule");
        assertThat(split.examples())
                .containsExactly(
                        new MultiLabelExample("x", Optional.empty(), List.of("a", "b")),
                        new MultiLabelExample("y", Optional.empty(), List.of()),
                        new MultiLabelExample("z", Optional.empty(), List.of("c")));
        assertThat(parse(DatasetFormat.CSV, "labels,text\na|b,x\n,y\n\"c\",z\n").examples())
                .isEqualTo(split.examples());
        assertThat(parse(
                                DatasetFormat.JSONL,
                                "{'text':'x','labels':['b','a']}\n{'text':'y','labels':[]}\n{'text':'z','labels':['c']}"
                                        .replace('\'', '"'))
                        .examples())
                .isEqualTo(split.examples());
        assertThat(text(SplitCodec.write(split.examples())))
                .isEqualTo("{\"text\":\"x\",\"labels\":[\"a\",\"b\"]}\n{\"text\":\"y\",\"labels\":[]}\n"
                        + "{\"text\":\"z\",\"labels\":[\"c\"]}\n");
        ParsedSplit pairs = parse(DatasetFormat.TSV, "premise\thypothesis\tlabels\np\th\ta\n");
        assertThat(pairs.pairs()).isTrue();
        assertThat(pairs.examples()).containsExactly(new MultiLabelExample("p", Optional.of("h"), List.of("a")));
    }

    @Test
    void severalLabelsCountOnlyWhereNothingElseIsToBeLearnt() throws IOException {
        String all = "text\tscore\tlabels\tlabel\na\t1\tx|y\tz\n";
        assertThat(parse(DatasetFormat.TSV, all).kind()).isEqualTo(TaskKind.CLASSIFICATION);
        assertThat(parse(DatasetFormat.TSV, all, Optional.of(TaskKind.MULTI_LABEL))
                        .examples())
                .containsExactly(new MultiLabelExample("a", Optional.empty(), List.of("x", "y")));
        ParsedSplit scored = parse(DatasetFormat.TSV, "text\tlabels\tscore\na\tx\t1\n");
        assertThat(scored.kind()).isEqualTo(TaskKind.REGRESSION);
        assertThat(scored.ignoredColumns()).containsExactly("labels");
        ParsedSplit written = parse(DatasetFormat.TSV, "labels\ttext\tsource\ttarget\nx\tt\ta\tb\n");
        assertThat(written.kind()).isEqualTo(TaskKind.SEQUENCE_TO_SEQUENCE);
        assertThat(written.examples()).containsExactly(new SequenceExample("a", "b"));
        assertThat(parse(DatasetFormat.TSV, "labels\tdocument\tsummary\nx\ta\tb\n")
                        .kind())
                .isEqualTo(TaskKind.SEQUENCE_TO_SEQUENCE);
    }

    @Test
    void wrongLabelsAreNamedWithTheirLines() {
        assertThatThrownBy(() -> parse(DatasetFormat.TSV, "text\tlabels\na\tx\nb\tx||y\nc\tx|x\nd\ty\n"))
                .hasMessageContaining("line 3: labels: must not be empty")
                .hasMessageContaining("line 4: labels: expected every label once, found \"x\", \"x\"");
        assertThatThrownBy(() -> parse(
                        DatasetFormat.JSONL,
                        "{'text':'a','labels':['x']}\n{'text':'b','labels':'x'}\n{'text':'c'}\n{'text':'d','labels':[{}]}"
                                .replace('\'', '"')))
                .hasMessageContaining("line 2: labels: expected a list, found string")
                .hasMessageContaining("line 3: labels: expected a list, missing")
                .hasMessageContaining("line 4: labels: expected a list of strings, found object");
    }

    @Test
    void setsOfLabelsNeedOneLabelAndNoneThatTrainLacks() throws IOException {
        SplitSummary none = summary("text\tlabels\na\t\n");
        SplitSummary one = summary("text\tlabels\na\tx\nb\t\n");
        SplitSummary other = summary("text\tlabels\na\tx|y\n");
        assertThatThrownBy(() -> DatasetManifest.of(new TreeMap<>(Map.of("train", none, "dev", none))))
                .hasMessageContaining("train: expected at least one row with a label, found none");
        assertThat(DatasetManifest.of(new TreeMap<>(Map.of("train", one, "dev", none)))
                        .labels())
                .containsExactly("x");
        assertThatThrownBy(() -> DatasetManifest.of(new TreeMap<>(Map.of("train", one, "dev", other))))
                .hasMessageContaining("dev: has labels that train lacks: y");
    }

    private static SplitSummary summary(String tsv) throws IOException {
        ParsedSplit split = parse(DatasetFormat.TSV, tsv);
        return SplitCodec.summary(split, SplitCodec.write(split.examples()));
    }

    @ParameterizedTest
    @CsvSource({"source,target", "document,summary"})
    void targets(String from, String to) throws IOException {
        ParsedSplit split = parse(DatasetFormat.TSV, to + "\trule\t" + from + "\nb\tr\ta\n");
        assertThat(split.kind()).isEqualTo(TaskKind.SEQUENCE_TO_SEQUENCE);
        assertThat(split.examples()).containsExactly(new SequenceExample("a", "b"));
        assertThat(split.ignoredColumns()).containsExactly("rule");
    }

    @Test
    void questions() throws IOException {
        ParsedSplit split = parse(DatasetFormat.JSONL, SQUAD);
        assertThat(split.kind()).isEqualTo(TaskKind.QUESTION_ANSWERING);
        assertThat(split.ignoredColumns()).containsExactly("title");
        assertThat(split.examples()).hasSize(2);
        assertThat(((QuestionExample) split.examples().get(1)).answers())
                .containsExactly(new AnswerSpan("1843", 18), new AnswerSpan("in 1843", 15));
        byte[] canonical = SplitCodec.write(split.examples());
        assertThat(SplitCodec.read(canonical)).isEqualTo(split.examples());
        assertThat(text(canonical).lines()).hasSize(1);
        assertThat(SplitCodec.write(SplitCodec.read(canonical))).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'context':'abc'} | qas: no such column",
                "{'context':'abc','qas':7} | line 1: qas: expected a list, found number",
                "{'context':'abc','qas':[{}]} | line 1: qas[0].question: expected a string, missing",
                "{'context':'abc','qas':[{'id':'1','question':'?','answers':[]}]} | qas[0].answers: expected a list of at least",
                "{'context':'abc','qas':[{'id':'1','question':'?','answers':[{'text':'b','answer_start':0}]}]}"
                        + " | line 1: qas[0].answers[0]: the context does not hold this text from character 0",
                "{'context':'abc','qas':[{'id':'1','question':'?','answers':[{'text':'b','answer_start':99}]}]}"
                        + " | the context does not hold this text from character 99",
                "{'context':'abc','qas':[{'id':'1','question':'?','answers':[{'text':'b'}]}]}"
                        + " | qas[0].answers[0].answer_start: expected a number of characters from 0",
                "{'context':'abc','qas':[]} | expected at least one row, found none"
            })
    void questionsThatAreWrong(String row, String said) {
        assertThatThrownBy(() -> parse(
                        DatasetFormat.JSONL,
                        row.replace('\'', '"'),
                        row.contains("qas") ? Optional.empty() : Optional.of(TaskKind.QUESTION_ANSWERING)))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(said);
    }

    @Test
    void onlyClassificationHasLabelsInItsManifest() throws IOException {
        ParsedSplit split = parse(DatasetFormat.JSONL, SQUAD);
        SplitSummary summary = SplitCodec.summary(split, SplitCodec.write(split.examples()));
        DatasetManifest manifest = DatasetManifest.of(new TreeMap<>(Map.of("train", summary, "dev", summary)));
        assertThat(manifest.kind()).isEqualTo(TaskKind.QUESTION_ANSWERING);
        assertThat(text(manifest.toBytes()))
                .startsWith("{\"kind\":\"question_answering\",\"pairs\":false,\"splits\":{\"dev\":{");
        assertThat(DatasetManifest.read(manifest.toBytes())).isEqualTo(manifest);
        ParsedSplit other = parse(DatasetFormat.TSV, "text\tscore\na\t1\n");
        SplitSummary scores = SplitCodec.summary(other, SplitCodec.write(other.examples()));
        assertThatThrownBy(() -> DatasetManifest.of(new TreeMap<>(Map.of("train", summary, "dev", scores))))
                .hasMessageContaining("dev: holds regression rows, expected question_answering");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static ParsedSplit parse(DatasetFormat format, String text) throws IOException {
        return parse(format, text, Optional.empty());
    }

    private static ParsedSplit parse(DatasetFormat format, String text, Optional<TaskKind> kind) throws IOException {
        return DatasetReader.parse(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), format, DatasetLimits.DEFAULTS, kind);
    }
}
