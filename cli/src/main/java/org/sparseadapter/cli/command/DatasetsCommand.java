// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Uploads and lists datasets. */
@Command(
        name = "datasets",
        mixinStandardHelpOptions = true,
        description = "Uploads and lists datasets.",
        subcommands = {DatasetsPutCommand.class, DatasetsListCommand.class})
public final class DatasetsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with datasets: put or list");
    }
}
