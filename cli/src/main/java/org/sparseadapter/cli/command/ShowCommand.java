// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.sparseadapter.cli.client.RegistryApi;
import org.sparseadapter.cli.client.VersionDocument;
import org.sparseadapter.cli.client.VersionName;
import org.sparseadapter.lab.console.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one version. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows a version: state, recipe, densities, metrics, digests. Without @N the newest.",
        footerHeading = "%nExample:%n",
        footer = "  sparse-adapter show support-intents@2")
public final class ShowCommand implements Runnable {
    @Parameters(index = "0", paramLabel = "ADAPTER[@N]", description = "The version.")
    private String version;

    @Mixin
    private CommonOptions options;

    @Override
    public void run() {
        VersionName name = VersionNames.parse(options, version);
        RegistryApi registry = options.registry();
        VersionDocument found = registry.version(name.adapter(), VersionNames.number(registry, name));
        Console console = options.console();
        console.say(name.adapter() + "@" + found.number() + ": " + found.state());
        show(console, found.json(), "  ");
        console.data(found.json());
    }

    private static void show(Console console, JsonNode node, String indent) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            JsonNode value = field.getValue();
            if (value.isObject() && !value.isEmpty()) {
                console.say(indent + field.getKey() + ":");
                show(console, value, indent + "  ");
            } else if (!value.isNull()) {
                console.say(indent + field.getKey() + ": " + (value.isTextual() ? value.asText() : value));
            }
        }
    }
}
