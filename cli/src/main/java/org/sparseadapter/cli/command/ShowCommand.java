// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.command;

import org.sparseadapter.cli.client.RegistryApi;
import org.sparseadapter.cli.client.VersionDocument;
import org.sparseadapter.cli.client.VersionName;
import org.sparseadapter.cli.page.VersionPage;
import org.sparseadapter.lab.console.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a version of an adapter. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description =
                "Shows a version: state, metrics, recipe, stages, densities, lineage, and the commands that follow."
                        + " Without @N the newest version.",
        footerHeading = "%nExamples:%n",
        footer = {"  sparse-adapter show support-intents@2", "  sparse-adapter show support-intents@2 --json"})
public final class ShowCommand implements Runnable {
    @Parameters(index = "0", paramLabel = "ADAPTER[@N]", description = "The version.")
    private String version;

    @Option(
            names = "--matrices",
            description =
                    "Show a bar for each matrix, also of an adapter with many, whose layers are summed otherwise.")
    private boolean matrices;

    @Mixin
    private CommonOptions options;

    @Override
    public void run() {
        VersionName name = VersionNames.parse(options, version);
        RegistryApi registry = options.registry();
        VersionDocument found = registry.version(name.adapter(), VersionNames.number(registry, name));
        Console console = options.console();
        console.lines(new VersionPage(name.adapter(), found, matrices).lines(console.width()));
        console.data(found.json());
    }
}
