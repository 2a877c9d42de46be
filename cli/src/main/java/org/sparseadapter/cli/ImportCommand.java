// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.artifact.Artifact;
import org.sparseadapter.core.artifact.ArtifactException;
import org.sparseadapter.core.artifact.ArtifactWriter;
import org.sparseadapter.core.artifact.Digests;
import org.sparseadapter.core.artifact.ImportOptions;
import org.sparseadapter.core.artifact.Precision;
import org.sparseadapter.core.artifact.adapterhub.AdapterHubImport;
import org.sparseadapter.core.artifact.peft.PeftImport;
import org.sparseadapter.core.plm.BaseModelInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes an artifact of another library's adapter. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Makes an artifact of a folder that PEFT (a LoRA) or AdapterHub (bottleneck adapters) saved, head included.",
            "What has no counterpart here is refused by name. No platform is needed."
        },
        footerHeading = "%nExample:%n",
        footer = "  sparse-adapter import ./peft-lora --base ./bert-base --labels bad,good --out mood.safetensors")
final class ImportCommand implements Runnable {
    private static final int LONGEST = 128;

    @Parameters(index = "0", paramLabel = "FOLDER", description = "What the other library saved.")
    private Path folder;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The artifact to write.")
    private Path out;

    @Option(
            names = "--labels",
            split = ",",
            paramLabel = "LABEL",
            description =
                    "Names of the classifier's outputs, in their order (default: those of the folder, else LABEL_0,"
                            + " LABEL_1, ...).")
    private List<String> labels = new ArrayList<>();

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            description = "Where inputs are cut (default: 128, or what the base model has positions for).")
    private Optional<Integer> maxTokens = Optional.empty();

    @Option(names = "--json", description = "Write JSON for machines instead of text for people.")
    private boolean json;

    @Mixin
    private BaseOptions base;

    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(command.commandLine(), folder + " is no folder");
        }
        BaseModelInfo model = base.named()
                .orElseThrow(() -> new ParameterException(
                        command.commandLine(), "--base: name the model that the adapter was trained on"));
        if (maxTokens.isPresent() && maxTokens.get() > model.maxTokens()) {
            throw new ParameterException(
                    command.commandLine(),
                    "--max-tokens: " + model.id() + " has positions for " + model.maxTokens() + ", found "
                            + maxTokens.get());
        }
        ImportOptions options = new ImportOptions(labels, maxTokens.orElse(Math.min(LONGEST, model.maxTokens())));
        try {
            Artifact artifact =
                    isPeft() ? PeftImport.read(folder, model, options) : AdapterHubImport.read(folder, model, options);
            byte[] bytes = ArtifactWriter.write(artifact, Precision.F32);
            Files.write(out, bytes);
            show(artifact.state(), bytes);
        } catch (IOException | IllegalArgumentException | ArtifactException e) {
            throw new CommandFailedException(e.getMessage(), e);
        }
    }

    private boolean isPeft() throws IOException {
        Path config = folder.resolve("adapter_config.json");
        if (!Files.isRegularFile(config)) {
            throw new CommandFailedException(config + " is missing: neither PEFT nor AdapterHub saved this folder");
        }
        JsonNode content = new ObjectMapper().readTree(config.toFile());
        return content.has("peft_type");
    }

    private void show(AdapterState state, byte[] bytes) {
        Console console = new Console(
                command.commandLine().getOut(), command.commandLine().getErr(), json);
        console.say("wrote " + out + ", " + bytes.length + " bytes: a "
                + state.config().kind() + " adapter for "
                + state.head().kind().word() + " "
                + (state.head().labels().isEmpty() ? "" : state.head().labels()));
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("file", out.toString())
                .put("digest", Digests.sha256(bytes))
                .put("kind", state.config().kind())
                .put("task", state.head().kind().word());
        state.head().labels().forEach(document.putArray("labels")::add);
        console.data(document);
    }
}
