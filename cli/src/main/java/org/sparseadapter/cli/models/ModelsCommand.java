// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.models;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lists and fetches base models. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = "Lists the base models of this machine and fetches others.",
        subcommands = {ModelsListCommand.class, ModelsFetchCommand.class})
public final class ModelsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with models: list or fetch");
    }
}
