// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sparseadapter.cli.local.LocalOptions;
import org.sparseadapter.cli.local.LocalPlatform;
import org.sparseadapter.cli.local.LocalService;
import org.sparseadapter.lab.console.Console;
import org.sparseadapter.lab.console.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the platform on this machine and keeps it running. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Starts broker, database and all services on this machine and stays until Ctrl-C.",
            "Data is kept: the next start finds it again."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  sparse-adapter up", "  sparse-adapter up --tenant acme --tenant globex --data /tmp/sparse"})
public final class UpCommand implements Runnable {
    @Mixin
    private LocalOptions local;

    @Option(
            names = "--tenant",
            paramLabel = "NAME",
            description = "A tenant to print a token for; may be repeated (default: acme, globex, initech).")
    private List<String> tenants = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        Console console = Console.of(spec);
        List<String> named = tenants.isEmpty() ? List.of("acme", "globex", "initech") : tenants;
        try (LocalPlatform platform = local.start(console)) {
            Thread stop = new Thread(platform::close, "stop-platform");
            Runtime.getRuntime().addShutdownHook(stop);
            TextTable table = TextTable.of("SERVICE", "URL", "LOG");
            for (LocalService service : LocalService.values()) {
                Path log = local.folders().log(service);
                table.row(service.label(), platform.url(service).toString(), log.toString());
            }
            console.table(table);
            console.say("broker    " + platform.kafkaBootstrapServers());
            console.say("database  " + platform.databaseUrl());
            console.say("");
            console.say("export SPARSE_ADAPTER_URL=" + platform.registryUrl());
            console.say("export SPARSE_ADAPTER_INFERENCE_URL=" + platform.inferenceUrl());
            for (String tenant : named) {
                console.say("");
                console.say("# tenant " + tenant);
                console.say("export SPARSE_ADAPTER_TOKEN=" + platform.tokens().tenantToken(tenant));
            }
            console.say("");
            console.say(
                    "Ctrl-C stops everything; data stays in " + local.folders().root());
            platform.awaitClose();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
