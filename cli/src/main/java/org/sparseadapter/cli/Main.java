// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli;

import java.util.logging.Handler;
import java.util.logging.Logger;
import org.sparseadapter.cli.command.AdaptersCommand;
import org.sparseadapter.cli.command.DatasetsCommand;
import org.sparseadapter.cli.command.ExportCommand;
import org.sparseadapter.cli.command.ImportCommand;
import org.sparseadapter.cli.command.PredictCommand;
import org.sparseadapter.cli.command.PromoteCommand;
import org.sparseadapter.cli.command.ShowCommand;
import org.sparseadapter.cli.command.TrainCommand;
import org.sparseadapter.cli.command.UpCommand;
import org.sparseadapter.cli.command.VersionsCommand;
import org.sparseadapter.cli.demo.DemoCommand;
import org.sparseadapter.lab.console.CommandLines;
import org.sparseadapter.lab.experiment.ExperimentCommand;
import org.sparseadapter.lab.forward.ForwardCommand;
import org.sparseadapter.lab.models.ModelsCommand;
import org.sparseadapter.lab.pretrain.PretrainCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command {@code sparse-adapter}, root of all others. Exit status: 0 done, 1 failed, 2 wrong usage. */
@Command(
        name = "sparse-adapter",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        subcommands = {
            UpCommand.class,
            DemoCommand.class,
            DatasetsCommand.class,
            TrainCommand.class,
            AdaptersCommand.class,
            VersionsCommand.class,
            ShowCommand.class,
            PromoteCommand.class,
            PredictCommand.class,
            ExportCommand.class,
            ImportCommand.class,
            ModelsCommand.class,
            ForwardCommand.class,
            ExperimentCommand.class,
            PretrainCommand.class,
            HelpCommand.class
        },
        description = "Trains, versions and serves sparse adapters for many tenants over one frozen language model.",
        footerHeading = "%nA first walk:%n",
        footer = {
            "  sparse-adapter demo                       three tenants, three tasks, start to end",
            "  sparse-adapter up                         the platform on this machine; prints tokens",
            "  export SPARSE_ADAPTER_TOKEN=...           one of those that `up` printed",
            "  sparse-adapter datasets put mood DIR      train, dev and test of a folder",
            "  sparse-adapter train recipe.json --follow a new version of an adapter",
            "  sparse-adapter promote mood@1             serve it",
            "  sparse-adapter predict mood 'What a day!'",
            "",
            "Exit status: 0 done, 1 failed, 2 wrong usage."
        })
public final class Main {
    private Main() {}

    /** Runs a command line and exits with its status. */
    public static void main(String[] arguments) {
        quietLogs();
        System.exit(commandLine().execute(arguments));
    }

    /** The command line, ready to execute. */
    public static CommandLine commandLine() {
        return CommandLines.of(new Main());
    }

    private static void quietLogs() {
        // The broker in this process writes to a log, not between the lines for people.
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
    }
}
