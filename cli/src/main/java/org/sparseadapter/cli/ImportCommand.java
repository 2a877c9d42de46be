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
import org.sparseadapter.cli.client.RegistryClient;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.SortedLabels;
import org.sparseadapter.core.artifact.Artifact;
import org.sparseadapter.core.artifact.ArtifactException;
import org.sparseadapter.core.artifact.ArtifactReader;
import org.sparseadapter.core.artifact.ArtifactWriter;
import org.sparseadapter.core.artifact.Digests;
import org.sparseadapter.core.artifact.ImportOptions;
import org.sparseadapter.core.artifact.Precision;
import org.sparseadapter.core.artifact.adapterhub.AdapterHubImport;
import org.sparseadapter.core.artifact.peft.PeftImport;
import org.sparseadapter.core.plm.BaseModelInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes an artifact of another library's adapter, and brings artifacts in as versions. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Makes an artifact of a folder that PEFT (a LoRA) or AdapterHub (bottleneck adapters) saved, head included, and"
                    + " brings it, or an artifact of another platform like this, in as a version of an adapter.",
            "What has no counterpart here is refused by name. Without --adapter no platform is needed."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  sparse-adapter import ./peft-lora --base ./bert-base --labels bad,good --out mood.safetensors",
            "  sparse-adapter import ./peft-lora --base minilm-l6 --labels bad,good --adapter mood --dataset mood --follow",
            "  sparse-adapter import mood.safetensors --adapter mood --dataset mood"
        })
final class ImportCommand implements Runnable {
    private static final int LONGEST = 128;

    @Parameters(index = "0", paramLabel = "FOLDER|FILE", description = "What another library saved, or an artifact.")
    private Path source;

    @Option(names = "--out", paramLabel = "FILE", description = "The artifact to write.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--adapter",
            paramLabel = "NAME",
            description = "The adapter of the platform's that gets it as a version.")
    private Optional<String> adapter = Optional.empty();

    @Option(
            names = "--dataset",
            paramLabel = "NAME",
            description = "The dataset of the platform's on which the version is evaluated.")
    private Optional<String> dataset = Optional.empty();

    @Option(names = "--follow", description = "Stay and show progress until the version is ready.")
    private boolean follow;

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

    @Mixin
    private BaseOptions base;

    @Mixin
    private CommonOptions options;

    @Override
    public void run() {
        requireSense();
        try {
            AdapterState state;
            byte[] bytes;
            if (Files.isRegularFile(source)) {
                bytes = Files.readAllBytes(source);
                state = ArtifactReader.read(bytes).state();
            } else {
                Artifact artifact = foreign();
                state = artifact.state();
                bytes = ArtifactWriter.write(artifact, Precision.F32);
            }
            if (out.isPresent()) {
                Files.write(out.get(), bytes);
                show(state, bytes);
            }
            if (adapter.isPresent()) {
                bring(bytes);
            }
        } catch (IOException | IllegalArgumentException | ArtifactException e) {
            throw new CommandFailedException(e.getMessage(), e);
        }
    }

    private void requireSense() {
        if (out.isEmpty() && adapter.isEmpty()) {
            throw options.usage(
                    "Expected --out for a file, or --adapter and --dataset for a version of the platform's");
        }
        if (adapter.isPresent() != dataset.isPresent()) {
            throw options.usage("--adapter and --dataset go together: a version is evaluated before it is ready");
        }
        if (adapter.isPresent()
                && VersionNames.parse(options, adapter.get()).version().isPresent()) {
            throw options.usage("'" + adapter.get() + "' names a version; the registry numbers versions itself");
        }
        if (!Files.exists(source)) {
            throw options.usage("there is no " + source);
        }
    }

    private Artifact foreign() throws IOException {
        BaseModelInfo model =
                base.named().orElseThrow(() -> options.usage("--base: name the model that the adapter was trained on"));
        if (maxTokens.isPresent() && maxTokens.get() > model.maxTokens()) {
            throw options.usage("--max-tokens: " + model.id() + " has positions for " + model.maxTokens() + ", found "
                    + maxTokens.get());
        }
        ImportOptions given = new ImportOptions(labels, maxTokens.orElse(Math.min(LONGEST, model.maxTokens())));
        return isPeft() ? PeftImport.read(source, model, given) : AdapterHubImport.read(source, model, given);
    }

    private boolean isPeft() throws IOException {
        Path config = source.resolve("adapter_config.json");
        if (!Files.isRegularFile(config)) {
            throw new CommandFailedException(config + " is missing: neither PEFT nor AdapterHub saved this folder");
        }
        JsonNode content = new ObjectMapper().readTree(config.toFile());
        return content.has("peft_type");
    }

    private void bring(byte[] bytes) {
        Artifact artifact = ArtifactReader.read(bytes);
        AdapterState sorted = SortedLabels.of(artifact.state());
        byte[] file = sorted.equals(artifact.state())
                ? bytes
                : ArtifactWriter.write(new Artifact(artifact.kind(), sorted, artifact.recipe()), Precision.F32);
        RegistryClient registry = options.registry();
        RequestedVersion version = new RequestedVersion(
                adapter.orElseThrow(), registry.bring(adapter.orElseThrow(), dataset.orElseThrow(), file));
        if (follow) {
            version.follow(registry, options.console());
        } else {
            version.announce(options.console());
        }
    }

    private void show(AdapterState state, byte[] bytes) {
        Path file = out.orElseThrow();
        Console console = options.console();
        console.say("wrote " + file + ", " + bytes.length + " bytes: a "
                + state.config().kind() + " adapter for "
                + state.head().kind().word() + " "
                + (state.head().labels().isEmpty() ? "" : state.head().labels()));
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("file", file.toString())
                .put("digest", Digests.sha256(bytes))
                .put("kind", state.config().kind())
                .put("task", state.head().kind().word());
        state.head().labels().forEach(document.putArray("labels")::add);
        console.data(document);
    }
}
