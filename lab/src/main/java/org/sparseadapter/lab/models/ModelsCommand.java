// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.models;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The parent of the commands on base models. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = "Lists the base models of this machine, fetches others, and fills masks with them.",
        subcommands = {ModelsListCommand.class, ModelsFetchCommand.class, ModelsFillCommand.class})
public final class ModelsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with models: list, fetch or fill");
    }
}
