// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparseadapter.core.artifact.ArtifactReader;
import org.sparseadapter.core.safetensors.Safetensors;
import picocli.CommandLine;

/** A PEFT user's way in and out again, without a platform. */
class ExchangeCommandsTest {

    private static final Path GOLDENS = Path.of("../adapter-core/src/test/resources/goldens");
    private static final Path PEFT = GOLDENS.resolve("peft-lora-on-bert-tiny");
    private static final String BERT = GOLDENS.resolve("bert-tiny").toString();

    @TempDir
    Path folder;

    @Test
    void inAndOutAgain() throws IOException {
        Path artifact = folder.resolve("mood.safetensors");
        CommandRun in = CommandRun.of(
                "import",
                PEFT.toString(),
                "--base",
                BERT,
                "--labels",
                "a,b,c",
                "--max-tokens",
                "32",
                "--out",
                artifact.toString());
        assertThat(in.status()).as(in.err()).isZero();
        assertThat(in.out()).contains("lora adapter", "[a, b, c]");
        assertThat(ArtifactReader.read(artifact).state().head().labels()).containsExactly("a", "b", "c");

        Path back = folder.resolve("peft");
        CommandRun out = CommandRun.of(
                "export",
                artifact.toString(),
                "--format",
                "peft",
                "--models",
                GOLDENS.toString(),
                "--out",
                back.toString());
        assertThat(out.status()).as(out.err()).isZero();
        assertThat(out.out()).contains("a, b, c");
        Safetensors theirs = Safetensors.open(PEFT.resolve("adapter_model.safetensors"));
        Safetensors ours = Safetensors.open(back.resolve("adapter_model.safetensors"));
        assertThat(ours.tensors().keySet()).isEqualTo(theirs.tensors().keySet());
        assertThat(back.resolve("adapter_config.json")).exists();
    }

    @Test
    void whatHasNoCounterpartIsStatusOneWithItsName() throws IOException {
        Path artifact = folder.resolve("mood.safetensors");
        CommandRun.of("import", PEFT.toString(), "--base", BERT, "--max-tokens", "32", "--out", artifact.toString());
        CommandRun hub = CommandRun.of(
                "export",
                artifact.toString(),
                "--format",
                "adapterhub",
                "--base",
                BERT,
                "--out",
                folder.resolve("hub").toString());
        assertThat(hub.status()).isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(hub.err()).contains("kind lora has no counterpart");
        CommandRun nothing = CommandRun.of("export", "no.safetensors", "--format", "peft", "--out", folder.toString());
        assertThat(nothing.status()).isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(nothing.err()).contains("there is no file no.safetensors");
        CommandRun empty = CommandRun.of(
                "import",
                Files.createDirectory(folder.resolve("empty")).toString(),
                "--base",
                BERT,
                "--out",
                artifact.toString());
        assertThat(empty.err()).contains("adapter_config.json is missing");
        CommandRun stranger = CommandRun.of(
                "export",
                artifact.toString(),
                "--format",
                "peft",
                "--models",
                folder.toString(),
                "--out",
                folder.toString());
        assertThat(stranger.err()).contains("--base");
    }

    @Test
    void wrongUsageIsStatusTwo() {
        assertThat(CommandRun.of("import", PEFT.toString(), "--out", "x").status())
                .isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(CommandRun.of("import", PEFT.toString(), "--base", BERT).err())
                .contains("--out", "--adapter");
        assertThat(CommandRun.of("import", PEFT.toString(), "--base", BERT, "--adapter", "mood")
                        .err())
                .contains("--adapter and --dataset go together");
        assertThat(CommandRun.of("export", "mood", "--format", "onnx", "--out", "x")
                        .status())
                .isEqualTo(CommandLine.ExitCode.USAGE);
    }
}
