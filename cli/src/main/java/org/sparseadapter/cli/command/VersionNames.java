// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.command;

import java.util.List;
import org.sparseadapter.cli.client.RegistryApi;
import org.sparseadapter.cli.client.VersionDocument;
import org.sparseadapter.cli.client.VersionName;
import org.sparseadapter.lab.console.CommandFailedException;

/** Names of adapters and versions on the command line. */
final class VersionNames {
    private VersionNames() {}

    /** Reads {@code ADAPTER} or {@code ADAPTER@N}; anything else is wrong usage. */
    static VersionName parse(CommonOptions options, String text) {
        try {
            return VersionName.parse(text);
        } catch (IllegalArgumentException e) {
            throw options.usage(e.getMessage());
        }
    }

    /** The version number of a name: its own, or that of the adapter's newest version. */
    static int number(RegistryApi registry, VersionName name) {
        if (name.version().isPresent()) {
            return name.version().getAsInt();
        }
        List<VersionDocument> versions = registry.versions(name.adapter());
        return versions.stream()
                .mapToInt(VersionDocument::number)
                .max()
                .orElseThrow(() -> new CommandFailedException("Adapter " + name.adapter() + " has no version yet"));
    }
}
