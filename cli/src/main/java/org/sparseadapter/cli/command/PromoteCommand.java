// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import org.sparseadapter.cli.client.VersionName;
import org.sparseadapter.lab.console.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Promotes a version: moves an alias, by default {@code live}, to it. */
@Command(
        name = "promote",
        mixinStandardHelpOptions = true,
        description =
                "Promotes a version: moves an alias to it. The version of the alias 'live' is the one that is served.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  sparse-adapter promote support-intents@2",
            "  sparse-adapter promote support-intents@2 --alias canary"
        })
public final class PromoteCommand implements Runnable {
    @Parameters(index = "0", paramLabel = "ADAPTER@N", description = "The version, which must be READY.")
    private String version;

    @Option(names = "--alias", paramLabel = "NAME", description = "The alias (default: ${DEFAULT-VALUE}).")
    private String alias = "live";

    @Mixin
    private CommonOptions options;

    @Override
    public void run() {
        VersionName name = VersionNames.parse(options, version);
        int number =
                name.version().orElseThrow(() -> options.usage("Say which version, as in " + name.adapter() + "@2"));
        JsonNode moved = options.registry().promote(name.adapter(), alias, number);
        Console console = options.console();
        console.say(alias + " of " + name.adapter() + " is now version " + number + "; replicas follow in a moment");
        console.data(moved);
    }
}
