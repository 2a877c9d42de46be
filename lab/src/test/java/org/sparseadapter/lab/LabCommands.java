// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab;

import org.sparseadapter.lab.console.CommandLines;
import org.sparseadapter.lab.experiment.ExperimentCommand;
import org.sparseadapter.lab.forward.ForwardCommand;
import org.sparseadapter.lab.models.ModelsCommand;
import org.sparseadapter.lab.pretrain.PretrainCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of this module under the root that the command line gives them. */
@Command(
        name = "sparse-adapter",
        subcommands = {ExperimentCommand.class, ForwardCommand.class, ModelsCommand.class, PretrainCommand.class})
public final class LabCommands {

    private LabCommands() {}

    /** Their command line. */
    public static CommandLine commandLine() {
        return CommandLines.of(new LabCommands());
    }
}
