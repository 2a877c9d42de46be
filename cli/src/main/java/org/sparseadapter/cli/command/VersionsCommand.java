// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.sparseadapter.cli.client.VersionDocument;
import org.sparseadapter.lab.console.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the versions of an adapter. */
@Command(
        name = "versions",
        mixinStandardHelpOptions = true,
        description = "Lists the versions of an adapter.",
        footerHeading = "%nExample:%n",
        footer = "  sparse-adapter versions support-intents")
public final class VersionsCommand implements Runnable {
    @Parameters(index = "0", paramLabel = "ADAPTER", description = "The adapter.")
    private String adapter;

    @Mixin
    private CommonOptions options;

    @Override
    public void run() {
        Console console = options.console();
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("VERSION", "STATE", "REASON"));
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        String name = VersionNames.parse(options, adapter).adapter();
        for (VersionDocument version : options.registry().versions(name)) {
            table.add(List.of(name + "@" + version.number(), version.state().name(), version.reason()));
            all.add(version.json());
        }
        console.table(table);
        console.data(all);
    }
}
