// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.sparseadapter.cli.client.RegistryApi;
import org.sparseadapter.core.json.FieldException;
import org.sparseadapter.core.recipe.RecipeJson;
import org.sparseadapter.lab.console.CommandFailedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Requests a version of an adapter by a recipe. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Requests a new version of an adapter: initialised, pruned, trained and evaluated by a recipe.",
        footerHeading = "%nA recipe names at least base, dataset and adapter:%n",
        footer = {
            "  {\"base\": \"minilm-l6\", \"dataset\": \"support-intents\",",
            "   \"adapter\": {\"kind\": \"pfeiffer\", \"bottleneck\": 64},",
            "   \"pruning\": {\"method\": \"snip\", \"sparsity\": 0.8},",
            "   \"promote\": {\"alias\": \"live\", \"metric\": \"accuracy\", \"atLeast\": 0.75}}",
            "",
            "Examples:",
            "  sparse-adapter train support-intents.json --follow",
            "  sparse-adapter train recipe.json --adapter support-intents"
        })
public final class TrainCommand implements Runnable {
    @Parameters(index = "0", paramLabel = "RECIPE.json", description = "The recipe's file.")
    private Path recipe;

    @Option(
            names = "--adapter",
            paramLabel = "NAME",
            description = "The adapter that gets the version (default: the recipe's file name without its ending).")
    private Optional<String> adapter = Optional.empty();

    @Option(names = "--follow", description = "Show progress until the version is settled, then its metrics.")
    private boolean follow;

    @Mixin
    private CommonOptions options;

    @Override
    public void run() {
        JsonNode document = read();
        String name = adapter.orElseGet(() -> recipe.getFileName().toString().replaceAll("\\.json$", ""));
        if (VersionNames.parse(options, name).version().isPresent()) {
            throw options.usage("'" + name + "' names a version; the registry numbers versions itself");
        }
        RegistryApi registry = options.registry();
        RequestedVersion version = new RequestedVersion(name, registry.submit(name, document));
        if (follow) {
            version.follow(registry, options.console());
        } else {
            version.announce(options.console());
        }
    }

    private JsonNode read() {
        try {
            JsonNode document = new ObjectMapper().readTree(Files.readString(recipe));
            RecipeJson.read(document);
            return document;
        } catch (FieldException e) {
            throw new CommandFailedException(recipe + ": " + e.getMessage(), e);
        } catch (JsonProcessingException e) {
            throw new CommandFailedException(recipe + " is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw options.usage("Cannot read " + recipe + ": " + e.getMessage());
        }
    }
}
