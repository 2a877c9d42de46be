// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.sparseadapter.lab.console.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the tenant's adapters. */
@Command(name = "adapters", mixinStandardHelpOptions = true, description = "Lists your adapters.")
public final class AdaptersCommand implements Runnable {
    @Mixin
    private CommonOptions options;

    @Override
    public void run() {
        Console console = options.console();
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("NAME", "LATEST", "STATE", "ALIASES"));
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (JsonNode adapter : options.registry().adapters()) {
            table.add(List.of(
                    adapter.path("name").asText(),
                    adapter.path("latest").asText(),
                    adapter.path("latestState").asText(""),
                    adapter.path("aliases").properties().stream()
                            .map(alias ->
                                    alias.getKey() + "=" + alias.getValue().asText())
                            .collect(Collectors.joining(" "))));
            all.add(adapter);
        }
        console.table(table);
        console.data(all);
    }
}
