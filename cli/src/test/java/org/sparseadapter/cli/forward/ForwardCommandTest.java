// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.forward;

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
import org.sparseadapter.cli.Main;
import org.sparseadapter.core.artifact.Safetensors;
import org.sparseadapter.core.artifact.SafetensorsWriter;
import org.sparseadapter.core.artifact.TensorType;

/** The command gives what the transformers library gives, and says what is wrong with an input. */
class ForwardCommandTest {

    private static final Path GOLDENS = Path.of("../adapter-core/src/test/resources/goldens");
    private static final Path BERT = GOLDENS.resolve("bert-tiny");
    private static final long[] SHAPE = {1, 3};

    @TempDir
    Path folder;

    private record Outcome(int status, String out, String err) {}

    @Test
    void bertAgreesAtEveryToken() throws IOException {
        Safetensors actual = forward(BERT, BERT.resolve("expected.safetensors"));
        Safetensors expected = Safetensors.open(BERT.resolve("expected.safetensors"));
        for (String name : List.of("last_hidden_state", "hidden_state_1")) {
            assertThat(actual.tensor(name).shape())
                    .isEqualTo(expected.tensor(name).shape());
            close(visible(actual.floats(name), expected), visible(expected.floats(name), expected));
        }
        close(actual.floats("pooler_output"), expected.floats("pooler_output"));
        assertThat(actual.floats("hidden_state_3")).isEqualTo(actual.floats("last_hidden_state"));
        assertThat(actual.tensors()).containsKey("hidden_state_0").doesNotContainKey("logits");
    }

    @Test
    void aLoraOfPeftGivesItsLogits() throws IOException {
        Path peft = GOLDENS.resolve("peft-lora-on-bert-tiny");
        Safetensors actual = forward(BERT, peft.resolve("expected.safetensors"), "--adapter", peft.toString());
        Safetensors expected = Safetensors.open(peft.resolve("expected.safetensors"));
        assertThat(actual.tensor("logits").shape())
                .isEqualTo(expected.tensor("logits").shape());
        close(actual.floats("logits"), expected.floats("logits"));
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
    void wrongUsageIsStatusTwo() throws IOException {
        assertThat(run(folder.resolve("nowhere"), BERT.resolve("expected.safetensors"))
                        .status())
                .isEqualTo(2);
        Outcome missing = run(BERT, folder.resolve("nowhere"));
        assertThat(missing.status()).isEqualTo(2);
        assertThat(missing.err()).contains("--inputs", "nowhere");
        assertThat(run(BERT, BERT.resolve("expected.safetensors"), "--adapter", "nowhere")
                        .status())
                .isEqualTo(2);
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
        int status = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(line.toArray(String[]::new));
        return new Outcome(status, out.toString(), err.toString());
    }

    /** The values of the tokens that are no padding. */
    private static float[] visible(float[] states, Safetensors inputs) {
        long[] mask = inputs.longs("attention_mask");
        int width = states.length / mask.length;
        float[] seen = states.clone();
        for (int i = 0; i < seen.length; i++) {
            seen[i] *= mask[i / width];
        }
        return seen;
    }

    private static void close(float[] actual, float[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], Offset.offset(1e-4f));
        }
    }
}
