// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.sparseadapter.cli.client.AdapterDocument;
import org.sparseadapter.cli.page.AdaptersTable;
import org.sparseadapter.lab.console.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the tenant's adapters. */
@Command(
        name = "adapters",
        mixinStandardHelpOptions = true,
        description = "Lists your adapters: the newest version of each, and the versions that aliases name.",
        footerHeading = "%nExample:%n",
        footer = "  sparse-adapter adapters")
public final class AdaptersCommand implements Runnable {
    @Mixin
    private CommonOptions options;

    @Override
    public void run() {
        Console console = options.console();
        List<AdapterDocument> adapters = options.registry().adapters();
        if (adapters.isEmpty()) {
            console.note("There is no adapter yet: `sparse-adapter train RECIPE.json` makes the first.");
        } else {
            console.table(AdaptersTable.of(adapters));
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        adapters.forEach(adapter -> all.add(adapter.json()));
        console.data(all);
    }
}
