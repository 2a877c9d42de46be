// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.sparseadapter.cli.client.RegistryApi;
import org.sparseadapter.cli.client.VersionName;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.ExchangeFormat;
import org.sparseadapter.core.artifact.ArtifactReader;
import org.sparseadapter.core.artifact.adapterhub.AdapterHubExport;
import org.sparseadapter.core.artifact.peft.PeftExport;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.safetensors.SafetensorsException;
import org.sparseadapter.lab.console.CommandFailedException;
import org.sparseadapter.lab.console.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Exports an adapter to the format of another library. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Exports an adapter, from an artifact or a version of the platform, as a folder for a Python library: a LoRA or"
                    + " (IA)3 for PEFT, or AdapterHub's bottleneck adapters. Matrices become dense, with zeros where the mask has them.",
            "What has no counterpart there is refused by name. A file needs no platform."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  sparse-adapter export mood.safetensors --format peft --base ./bert-base --out ./mood-peft",
            "  sparse-adapter export mood@3 --format adapterhub --without-head --out ./mood-hub"
        })
public final class ExportCommand implements Runnable {
    @Parameters(index = "0", paramLabel = "FILE|ADAPTER[@N]", description = "The artifact, or the version.")
    private String adapter;

    @Option(
            names = "--format",
            required = true,
            description = "The library: one of ${COMPLETION-CANDIDATES}, in any case.")
    private ExchangeFormat format;

    @Option(names = "--out", paramLabel = "FOLDER", required = true, description = "The folder to write.")
    private Path out;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The adapter's name in AdapterHub (default: the file's or adapter's name).")
    private Optional<String> name = Optional.empty();

    @Option(names = "--without-head", description = "Leave the task head out, for example where it has no counterpart.")
    private boolean withoutHead;

    @Mixin
    private BaseOptions base;

    @Mixin
    private CommonOptions options;

    @Override
    public void run() {
        Path file = Path.of(adapter);
        boolean local = Files.isRegularFile(file);
        if (!local && adapter.endsWith(".safetensors")) {
            throw new CommandFailedException("there is no file " + file);
        }
        try {
            AdapterState state = (local ? ArtifactReader.read(file) : ArtifactReader.read(download())).state();
            BaseModelInfo model = base.of(state.baseDigest());
            Files.createDirectories(out);
            switch (format) {
                case PEFT -> PeftExport.write(state, model, out, !withoutHead);
                case ADAPTERHUB ->
                    AdapterHubExport.write(state, name.orElseGet(this::plainName), model, out, !withoutHead);
                default -> throw new IllegalStateException("no writer for " + format);
            }
            show(state);
        } catch (IOException | SafetensorsException e) {
            throw new CommandFailedException(adapter + ": " + e.getMessage(), e);
        }
    }

    private byte[] download() {
        VersionName version = VersionNames.parse(options, adapter);
        RegistryApi registry = options.registry();
        return registry.artifact(version.adapter(), VersionNames.number(registry, version));
    }

    private String plainName() {
        String last = Path.of(adapter).getFileName().toString();
        return last.replaceAll("(@[0-9]+|\\.safetensors)$", "").replaceAll("[^A-Za-z0-9_-]", "-");
    }

    private void show(AdapterState state) {
        Console console = options.console();
        console.say("wrote the " + state.config().kind() + " adapter to " + out);
        if (!state.head().labels().isEmpty()) {
            console.say("labels, in the order of the outputs: "
                    + String.join(", ", state.head().labels()));
        }
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("kind", state.config().kind())
                .put("format", format.word())
                .put("folder", out.toString());
        state.head().labels().forEach(document.putArray("labels")::add);
        console.data(document);
    }
}
