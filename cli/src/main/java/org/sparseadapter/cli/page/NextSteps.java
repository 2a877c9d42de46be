// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.page;

import org.sparseadapter.cli.client.VersionDocument;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.lab.console.TextTable;

/** The commands that follow from a version's state, each with its purpose. */
final class NextSteps {
    private static final String LIVE = "live";

    private NextSteps() {}

    /** A row for each command. */
    static TextTable of(String adapter, VersionDocument version) {
        String name = adapter + "@" + version.number();
        String inputs = version.task().orElse(TaskKind.CLASSIFICATION) == TaskKind.QUESTION_ANSWERING
                ? " --context-file FILE 'QUESTION'"
                : " 'TEXT'";
        String train = "sparse-adapter train RECIPE.json --adapter " + adapter;
        TextTable steps = TextTable.untitled("command", "purpose");
        return switch (version.state()) {
            case READY ->
                version.aliases().contains(LIVE)
                        ? steps.row("sparse-adapter predict " + adapter + inputs, "ask it; it is served as live")
                        : steps.row("sparse-adapter predict " + name + inputs, "try it by its number")
                                .row("sparse-adapter promote " + name, "serve it as live");
            case REJECTED ->
                steps.row("sparse-adapter predict " + name + inputs, "try it by its number; no alias can name it")
                        .row(train, "train again with another recipe, or another bound");
            case FAILED -> steps.row(train, "train again, once the reason is mended");
            case CANCELLED -> steps.row(train, "train again");
            case RETIRED -> steps.row("sparse-adapter versions " + adapter, "find one that can be served");
            case REQUESTED, MASKED, TRAINED, EVALUATED ->
                steps.row("sparse-adapter show " + name, "look again: it is not settled yet");
        };
    }
}
