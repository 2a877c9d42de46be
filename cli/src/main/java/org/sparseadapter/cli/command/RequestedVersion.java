// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.sparseadapter.cli.client.RegistryApi;
import org.sparseadapter.cli.client.VersionDocument;
import org.sparseadapter.cli.page.OutcomePage;
import org.sparseadapter.cli.progress.VersionFollower;
import org.sparseadapter.events.VersionState;
import org.sparseadapter.lab.console.CommandFailedException;
import org.sparseadapter.lab.console.Console;
import org.sparseadapter.lab.console.ProgressDisplay;

/**
 * A version that this command requested.
 *
 * @param adapter the adapter's name
 * @param number the version's
 */
record RequestedVersion(String adapter, int number) {

    private String name() {
        return adapter + "@" + number;
    }

    /** Tells the version's name and the command that shows it. */
    void announce(Console console) {
        console.say(name() + " was requested. See `sparse-adapter show " + name() + "`");
        console.data(
                JsonNodeFactory.instance.objectNode().put("adapter", adapter).put("number", number));
    }

    /**
     * Shows its progress until it is settled, then its metrics and the commands that follow.
     *
     * @throws CommandFailedException with the reason when it does not become ready
     */
    void follow(RegistryApi registry, Console console) {
        VersionDocument version;
        try (ProgressDisplay display = ProgressDisplay.on(console.errors());
                ProgressDisplay.Task task = display.open(name())) {
            version = new VersionFollower(registry).follow(adapter, number, task);
        }
        OutcomePage page = new OutcomePage(adapter, version);
        console.lines(page.lines(console.width()));
        console.data(version.json());
        if (version.state() != VersionState.READY) {
            throw new CommandFailedException(page.failure());
        }
    }
}
