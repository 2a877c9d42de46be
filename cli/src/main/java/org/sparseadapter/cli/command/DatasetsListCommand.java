// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Locale;
import org.sparseadapter.cli.client.DatasetDocument;
import org.sparseadapter.lab.console.Console;
import org.sparseadapter.lab.console.TextTable;
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
        TextTable table = TextTable.of("NAME", ">ROWS", "DIGEST");
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (DatasetDocument dataset : options.registry().datasets()) {
            table.row(dataset.name(), String.format(Locale.ROOT, "%,d", dataset.rows()), dataset.digest());
            all.add(dataset.json());
        }
        if (table.isEmpty()) {
            console.note("There is no dataset yet: `sparse-adapter datasets put NAME FOLDER` uploads the first.");
        } else {
            console.table(table);
        }
        console.data(all);
    }
}
