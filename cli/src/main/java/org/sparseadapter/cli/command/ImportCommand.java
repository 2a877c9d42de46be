// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.command;

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
import java.util.OptionalInt;
import org.sparseadapter.cli.client.RegistryApi;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.SortedLabels;
import org.sparseadapter.core.artifact.Artifact;
import org.sparseadapter.core.artifact.ArtifactReader;
import org.sparseadapter.core.artifact.ArtifactWriter;
import org.sparseadapter.core.artifact.ImportOptions;
import org.sparseadapter.core.artifact.adapterhub.AdapterHubImport;
import org.sparseadapter.core.artifact.peft.PeftImport;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.safetensors.Precision;
import org.sparseadapter.core.safetensors.SafetensorsException;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.core.text.Digests;
import org.sparseadapter.lab.console.CommandFailedException;
import org.sparseadapter.lab.console.Console;
import org.sparseadapter.lab.console.TaskWords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Imports adapters of other libraries, as an artifact or as a version of the platform. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Imports an adapter that PEFT (a LoRA or (IA)3) or AdapterHub (bottleneck adapters) saved, head included,"
                    + " or an artifact: as a file with --out, or as a version of the platform with --adapter and --dataset.",
            "What has no counterpart here is refused by name. Without --adapter no platform is needed."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  sparse-adapter import ./peft-lora --base ./bert-base --labels bad,good --out mood.safetensors",
            "  sparse-adapter import ./peft-lora --base minilm-l6 --labels bad,good --adapter mood --dataset mood --follow",
            "  sparse-adapter import mood.safetensors --adapter mood --dataset mood"
        })
public final class ImportCommand implements Runnable {
    @Parameters(index = "0", paramLabel = "FOLDER|FILE", description = "The folder of another library, or an artifact.")
    private Path source;

    @Option(names = "--out", paramLabel = "FILE", description = "The artifact to write.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--adapter",
            paramLabel = "NAME",
            description = "The adapter on the platform that gets the version.")
    private Optional<String> adapter = Optional.empty();

    @Option(
            names = "--dataset",
            paramLabel = "NAME",
            description = "The dataset on the platform on which the version is evaluated.")
    private Optional<String> dataset = Optional.empty();

    @Option(names = "--follow", description = "Show progress until the version is settled, then its metrics.")
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
            names = "--task",
            paramLabel = "KIND",
            completionCandidates = TaskWords.class,
            converter = TaskWords.class,
            description = "What a head over whole texts does, one of ${COMPLETION-CANDIDATES} (default: what the folder"
                    + " says, else regression of one output and classification of more).")
    private Optional<TaskKind> task = Optional.empty();

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            description =
                    "The most tokens of an input; longer ones are truncated (default: 128, question answering 384, sequence to sequence 512, or what the"
                            + " base model has positions for).")
    private Optional<Integer> maxTokens = Optional.empty();

    @Mixin
    private BaseOptions base;

    @Mixin
    private CommonOptions options;

    @Override
    public void run() {
        requireSense();
        try {
            Artifact artifact = Files.isRegularFile(source) ? ArtifactReader.read(source) : foreign();
            if (adapter.isPresent()) {
                submit(artifact);
            } else {
                write(artifact);
            }
        } catch (IOException | IllegalArgumentException | SafetensorsException e) {
            throw new CommandFailedException(e.getMessage(), e);
        }
    }

    private void requireSense() {
        if (out.isPresent() == adapter.isPresent()) {
            throw options.usage(
                    "Expected either --out for a file, or --adapter and --dataset for a version on the platform");
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
        if (Files.isRegularFile(source)
                && (base.isGiven() || !labels.isEmpty() || task.isPresent() || maxTokens.isPresent())) {
            throw options.usage(
                    "--base, --labels, --task and --max-tokens are for folders; an artifact says so itself");
        }
    }

    private Artifact foreign() throws IOException {
        BaseModelInfo model =
                base.named().orElseThrow(() -> options.usage("--base: name the model that the adapter was trained on"));
        if (maxTokens.isPresent() && maxTokens.get() > model.maxTokens()) {
            throw options.usage("--max-tokens: " + model.id() + " has positions for " + model.maxTokens() + ", found "
                    + maxTokens.get());
        }
        ImportOptions given =
                new ImportOptions(labels, task, maxTokens.map(OptionalInt::of).orElse(OptionalInt.empty()));
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

    private void submit(Artifact artifact) throws IOException {
        AdapterState sorted = SortedLabels.of(artifact.state());
        boolean asItIs = Files.isRegularFile(source) && sorted.equals(artifact.state());
        byte[] file = asItIs
                ? Files.readAllBytes(source)
                : ArtifactWriter.write(new Artifact(artifact.kind(), sorted, artifact.recipe()), Precision.F32);
        String name = adapter.orElseThrow();
        RegistryApi registry = options.registry();
        RequestedVersion version =
                new RequestedVersion(name, registry.importArtifact(name, dataset.orElseThrow(), file));
        if (follow) {
            version.follow(registry, options.console());
        } else {
            version.announce(options.console());
        }
    }

    private void write(Artifact artifact) throws IOException {
        Path file = out.orElseThrow();
        byte[] bytes = ArtifactWriter.write(artifact, Precision.F32);
        Files.write(file, bytes);
        AdapterState state = artifact.state();
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
