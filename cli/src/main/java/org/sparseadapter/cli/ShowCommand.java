// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.sparseadapter.cli.client.RegistryClient;
import org.sparseadapter.cli.client.VersionName;
import org.sparseadapter.cli.client.VersionView;
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
final class ShowCommand implements Runnable {
    @Parameters(index = "0", paramLabel = "ADAPTER[@N]", description = "The version.")
    private String version;

    @Mixin
    private CommonOptions options;

    @Override
    public void run() {
        VersionName name = VersionNames.parse(options, version);
        RegistryClient registry = options.registry();
        VersionView found = registry.version(name.adapter(), VersionNames.number(registry, name));
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
