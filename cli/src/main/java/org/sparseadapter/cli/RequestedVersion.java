// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.sparseadapter.cli.client.RegistryClient;
import org.sparseadapter.cli.client.VersionView;
import org.sparseadapter.cli.progress.ProgressDisplay;
import org.sparseadapter.cli.progress.VersionFollower;
import org.sparseadapter.events.VersionState;

/**
 * A version that was just asked for.
 *
 * @param adapter the adapter's name
 * @param number the version's
 */
record RequestedVersion(String adapter, int number) {

    private String name() {
        return adapter + "@" + number;
    }

    /** Says where to look for it. */
    void announce(Console console) {
        console.say(name() + " was requested. See `sparse-adapter show " + name() + "`");
        console.data(
                JsonNodeFactory.instance.objectNode().put("adapter", adapter).put("number", number));
    }

    /**
     * Shows its progress until it is settled.
     *
     * @throws CommandFailedException when it does not become ready
     */
    void follow(RegistryClient registry, Console console) {
        VersionView version;
        try (ProgressDisplay display = ProgressDisplay.on(console.errors());
                ProgressDisplay.Task task = display.open(name())) {
            version = new VersionFollower(registry).follow(adapter, number, task);
        }
        console.say(name() + " is " + version.state());
        console.data(version.json());
        if (version.state() != VersionState.READY) {
            throw new CommandFailedException(name() + " became " + version.state() + ": " + version.reason());
        }
    }
}
