// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparseadapter.core.artifact.Artifact;
import org.sparseadapter.core.artifact.ArtifactWriter;
import org.sparseadapter.core.artifact.ImportOptions;
import org.sparseadapter.core.artifact.peft.PeftImport;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.ModelSource;
import org.sparseadapter.core.safetensors.Precision;
import org.sparseadapter.core.safetensors.Safetensors;
import org.sparseadapter.core.safetensors.SafetensorsWriter;
import org.sparseadapter.core.safetensors.TensorType;
import org.sparseadapter.lab.LabCommands;

/** The command gives what the transformers library gives, and says what is wrong with an input. */
class ForwardCommandTest {

    private static final Path GOLDENS = Path.of("../adapter-core/src/test/resources/goldens");
    private static final Path BERT = GOLDENS.resolve("bert-tiny");
    private static final long[] SHAPE = {1, 3};

    @TempDir
    Path folder;

    private record Outcome(int status, String out, String err) {}

    @Test
    void bertAgreesAtEveryTokenAndAtPadding() throws IOException {
        Safetensors actual = agrees("bert-tiny", List.of("last_hidden_state", "hidden_state_1", "pooler_output"));
        assertThat(actual.floats("hidden_state_3")).isEqualTo(actual.floats("last_hidden_state"));
        assertThat(actual.tensors()).containsKey("hidden_state_0").doesNotContainKey("logits");
    }

    @Test
    void robertaAgreesAtEveryTokenAndAtPadding() throws IOException {
        agrees("roberta-tiny", List.of("last_hidden_state", "pooler_output"));
    }

    @Test
    void distilBertAgreesAtEveryTokenAndAtPadding() throws IOException {
        Safetensors actual = agrees("distilbert-tiny", List.of("last_hidden_state", "hidden_state_1"));
        assertThat(actual.tensors()).doesNotContainKey("pooler_output");
    }

    @Test
    void bartAgreesAndWritesGreedily() throws IOException {
        List<String> states = List.of("encoder_last_hidden_state", "logits");
        Safetensors actual = agrees("bart-tiny", states, "--generate", "greedy", "--max-length", "14");
        assertThat(actual.longs("greedy_ids")).isEqualTo(expected("bart-tiny").longs("greedy_ids"));
        assertThat(actual.floats("decoder_hidden_state_2")).isEqualTo(actual.floats("last_hidden_state"));
    }

    @Test
    void bartWritesByBeams() throws IOException {
        String options = "--generate beam --beams 4 --max-length 14 --min-length 5 --no-repeat-ngram 3"
                + " --length-penalty 1 --early-stopping";
        Safetensors actual = agrees("bart-tiny", List.of("logits"), options.split(" "));
        assertThat(actual.longs("beam4_ids")).isEqualTo(expected("bart-tiny").longs("beam4_ids"));
    }

    @ParameterizedTest
    @CsvSource({
        "lora, bert-tiny",
        "lora, roberta-tiny",
        "lora, bart-tiny",
        "lora, distilbert-tiny",
        "ia3, bert-tiny",
        "ia3, roberta-tiny",
        "ia3, bart-tiny",
        "ia3, distilbert-tiny"
    })
    void anAdapterOfPeftGivesItsLogits(String kind, String model) throws IOException {
        Path peft = GOLDENS.resolve("peft-" + kind + "-on-" + model);
        Safetensors actual =
                forward(GOLDENS.resolve(model), peft.resolve("expected.safetensors"), "--adapter", peft.toString());
        Safetensors expected = Safetensors.open(peft.resolve("expected.safetensors"));
        assertThat(actual.tensor("logits").shape())
                .isEqualTo(expected.tensor("logits").shape());
        close(actual.floats("logits"), expected.floats("logits"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bert-tiny", "distilbert-tiny"})
    void aLoraOfPeftFindsItsAnswers(String model) throws IOException {
        Path peft = GOLDENS.resolve("peft-answers-on-" + model);
        Safetensors expected = Safetensors.open(peft.resolve("expected.safetensors"));
        Safetensors actual =
                forward(GOLDENS.resolve(model), peft.resolve("expected.safetensors"), "--adapter", peft.toString());
        for (String bounds : List.of("start_logits", "end_logits")) {
            assertThat(actual.tensor(bounds).shape())
                    .isEqualTo(expected.tensor(bounds).shape());
            close(actual.floats(bounds), expected.floats(bounds));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bert-tiny", "distilbert-tiny"})
    void anArtifactGivesTheSameLogits(String name) throws IOException {
        Path peft = GOLDENS.resolve("peft-lora-on-" + name);
        Path model = GOLDENS.resolve(name);
        Artifact imported =
                PeftImport.read(peft, BaseModelInfo.of(ModelSource.of(model)), new ImportOptions(List.of(), 32));
        Path artifact =
                Files.write(folder.resolve("artifact.safetensors"), ArtifactWriter.write(imported, Precision.F32));
        Safetensors actual = forward(model, peft.resolve("expected.safetensors"), "--adapter", artifact.toString());
        close(
                actual.floats("logits"),
                Safetensors.open(peft.resolve("expected.safetensors")).floats("logits"));
    }

    @Test
    void anAdapterOfAnotherModelIsRefused() {
        Path peft = GOLDENS.resolve("peft-lora-on-bert-tiny");
        Path bart = GOLDENS.resolve("bart-tiny");
        Outcome outcome = run(bart, bart.resolve("expected.safetensors"), "--adapter", peft.toString());
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.err())
                .contains("bert.encoder.layer.0.attention.self.query")
                .doesNotContain("\tat ");
    }

    @Test
    void masksAndTypesMayBeAbsent() throws IOException {
        Path bare = inputs(new SafetensorsWriter().longs("input_ids", SHAPE, new long[] {5, 6, 7}));
        Path whole = inputs(new SafetensorsWriter()
                .longs("input_ids", SHAPE, new long[] {5, 6, 7})
                .longs("attention_mask", SHAPE, new long[] {1, 1, 1})
                .longs("token_type_ids", SHAPE, new long[] {0, 0, 0}));
        assertThat(forward(BERT, bare).floats("last_hidden_state"))
                .isEqualTo(forward(BERT, whole).floats("last_hidden_state"));
    }

    @Test
    void wrongInputsAreNamed() throws IOException {
        assertThat(failure(new SafetensorsWriter().floats("input_ids", SHAPE, new float[3])))
                .contains("\"input_ids\"", "I64 or I32", "F32");
        assertThat(failure(new SafetensorsWriter().longs("input_ids", SHAPE, new long[] {5, 199, 7})))
                .contains("input_ids[0, 1]", "[0, 199)", "found 199");
        assertThat(failure(new SafetensorsWriter().longs("input_ids", SHAPE, new long[] {5, 1L << 40, 7})))
                .contains("input_ids[0, 1]", "32 bits");
        assertThat(failure(new SafetensorsWriter().longs("input_ids", new long[] {1, 41}, new long[41])))
                .contains("41 tokens", "positions for 40");
        assertThat(failure(new SafetensorsWriter().longs("ids", SHAPE, new long[3])))
                .contains("input_ids", "[ids]");
        assertThat(failure(new SafetensorsWriter()
                        .longs("input_ids", SHAPE, new long[3])
                        .longs("attention_mask", new long[] {1, 2}, new long[2])))
                .contains("attention_mask", "[1, 3]", "[1, 2]");
        assertThat(failure(new SafetensorsWriter()
                        .longs("input_ids", SHAPE, new long[3])
                        .longs("token_type_ids", SHAPE, new long[] {0, 2, 0})))
                .contains("segment");
        assertThat(failure(new SafetensorsWriter().bytes("input_ids", TensorType.I64, new long[0], new byte[8])))
                .contains("[sequences, tokens]");
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "these are no tensors at all");
        Outcome notTensors = run(BERT, text);
        assertThat(notTensors.status()).isEqualTo(1);
        assertThat(notTensors.err()).contains(text.toString()).doesNotContain("\tat ");
        Outcome noModel = run(folder, BERT.resolve("expected.safetensors"));
        assertThat(noModel.status()).isEqualTo(1);
        assertThat(noModel.err()).contains("config.json");
    }

    @Test
    void onlyADecoderWritesAndOnlyAsFarAsItHasPositions() throws IOException {
        Outcome bert = run(BERT, BERT.resolve("expected.safetensors"), "--generate", "greedy");
        assertThat(bert.status()).isEqualTo(1);
        assertThat(bert.err()).contains("no decoder");
        Path bart = GOLDENS.resolve("bart-tiny");
        Outcome tooLong = run(bart, bart.resolve("expected.safetensors"), "--generate", "greedy", "--max-length", "50");
        assertThat(tooLong.status()).isEqualTo(1);
        assertThat(tooLong.err()).contains("--max-length", "49");
    }

    @Test
    void wrongUsageIsStatusTwo() throws IOException {
        assertThat(run(folder.resolve("nowhere"), BERT.resolve("expected.safetensors"))
                        .status())
                .isEqualTo(2);
        Outcome missing = run(BERT, folder.resolve("nowhere"));
        assertThat(missing.status()).isEqualTo(2);
        assertThat(missing.err()).contains("--inputs", "nowhere");
        for (String options : List.of(
                "--adapter nowhere",
                "--beams 3",
                "--generate greedy --beams 3",
                "--generate beam --beams 1",
                "--generate x")) {
            Outcome wrong = run(BERT, BERT.resolve("expected.safetensors"), options.split(" "));
            assertThat(wrong.status()).as(options).isEqualTo(2);
        }
    }

    private Path inputs(SafetensorsWriter writer) throws IOException {
        return Files.write(Files.createTempFile(folder, "inputs", ".safetensors"), writer.toBytes());
    }

    private String failure(SafetensorsWriter inputs) throws IOException {
        Outcome outcome = run(BERT, inputs(inputs));
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.err()).doesNotContain("\tat ");
        return outcome.err();
    }

    private Safetensors forward(Path model, Path inputs, String... more) throws IOException {
        Outcome outcome = run(model, inputs, more);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isZero();
        return Safetensors.open(folder.resolve("out.safetensors"));
    }

    private Outcome run(Path model, Path inputs, String... more) {
        List<String> line = new ArrayList<>(List.of(
                "forward",
                "--model",
                model.toString(),
                "--inputs",
                inputs.toString(),
                "--out",
                folder.resolve("out.safetensors").toString()));
        line.addAll(List.of(more));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = LabCommands.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(line.toArray(String[]::new));
        return new Outcome(status, out.toString(), err.toString());
    }

    private Safetensors agrees(String model, List<String> names, String... more) throws IOException {
        Path golden = GOLDENS.resolve(model);
        Safetensors actual = forward(golden, golden.resolve("expected.safetensors"), more);
        Safetensors expected = expected(model);
        for (String name : names) {
            assertThat(actual.tensor(name).shape())
                    .isEqualTo(expected.tensor(name).shape());
            close(actual.floats(name), expected.floats(name));
        }
        return actual;
    }

    private static Safetensors expected(String model) throws IOException {
        return Safetensors.open(GOLDENS.resolve(model).resolve("expected.safetensors"));
    }

    private static void close(float[] actual, float[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], Offset.offset(1e-4f));
        }
    }
}
