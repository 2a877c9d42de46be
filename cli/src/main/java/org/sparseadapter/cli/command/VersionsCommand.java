// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.sparseadapter.cli.client.VersionDocument;
import org.sparseadapter.cli.page.VersionsTable;
import org.sparseadapter.lab.console.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the versions of an adapter. */
@Command(
        name = "versions",
        mixinStandardHelpOptions = true,
        description = "Lists the versions of an adapter: state, aliases, deciding metric, size.",
        footerHeading = "%nExample:%n",
        footer = "  sparse-adapter versions support-intents")
public final class VersionsCommand implements Runnable {
    @Parameters(index = "0", paramLabel = "ADAPTER", description = "The adapter's name.")
    private String adapter;

    @Mixin
    private CommonOptions options;

    @Override
    public void run() {
        Console console = options.console();
        String name = VersionNames.parse(options, adapter).adapter();
        List<VersionDocument> versions = options.registry().versions(name);
        console.table(VersionsTable.of(name, versions));
        console.lines(VersionsTable.reasons(name, versions, console.width()));
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        versions.forEach(version -> all.add(version.json()));
        console.data(all);
    }
}
