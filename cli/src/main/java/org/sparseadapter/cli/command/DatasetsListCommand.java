// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.sparseadapter.cli.client.DatasetDocument;
import org.sparseadapter.lab.console.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the tenant's datasets. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists your datasets.")
final class DatasetsListCommand implements Runnable {
    @Mixin
    private CommonOptions options;

    @Override
    public void run() {
        Console console = options.console();
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("NAME", "ROWS", "DIGEST"));
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (DatasetDocument dataset : options.registry().datasets()) {
            table.add(List.of(dataset.name(), Long.toString(dataset.rows()), dataset.digest()));
            all.add(dataset.json());
        }
        console.table(table);
        console.data(all);
    }
}
