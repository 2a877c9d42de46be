// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.console;

import picocli.CommandLine;

/** The settings that all command lines of this project share: enums in any case, help as wide as the terminal, failures as one line. */
public final class CommandLines {

    private CommandLines() {}

    /**
     * A command line, ready to execute; a failed command says why in one line on standard error and has the exit status 1.
     *
     * @param root the command with its subcommands
     */
    public static CommandLine of(Object root) {
        CommandLine commandLine = new CommandLine(root);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setUsageHelpAutoWidth(true);
        commandLine.setExecutionExceptionHandler(CommandLines::explain);
        return commandLine;
    }

    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (failure instanceof CommandFailedException) {
            command.getErr().println(Printable.of("sparse-adapter: " + failure.getMessage()));
            command.getErr().flush();
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw failure;
    }
}
