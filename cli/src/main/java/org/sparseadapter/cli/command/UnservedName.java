// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.command;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sparseadapter.cli.client.ApiException;
import org.sparseadapter.cli.client.RegistryApi;
import org.sparseadapter.cli.client.VersionDocument;
import org.sparseadapter.cli.client.VersionName;
import org.sparseadapter.events.VersionState;

/**
 * The name of an adapter or version for which the inference service has no version to answer with.
 *
 * @param name the name, perhaps with a version's number
 * @param alias the alias that was to answer where there is no number
 */
record UnservedName(VersionName name, String alias) {
    private static final int NOT_FOUND = 404;
    private static final String LIVE = "live";

    /** Whether a refusal says that there is no such adapter, alias or version. */
    static boolean isMeantBy(ApiException refusal) {
        return refusal.status() == NOT_FOUND;
    }

    /** The refusal with the command that helps: by what the registry knows, or in general where it cannot be asked. */
    ApiException explained(ApiException refusal, RegistryApi registry) {
        return new ApiException(refusal.status(), refusal.getMessage() + "\n" + advice(registry));
    }

    private String advice(RegistryApi registry) {
        try {
            List<VersionDocument> versions = registry.versions(name.adapter());
            return name.version().isPresent()
                    ? ofNumber(versions, name.version().getAsInt())
                    : ofAlias(versions);
        } catch (ApiException e) {
            return e.status() == NOT_FOUND
                    ? "There is no adapter " + name.adapter() + ": `sparse-adapter adapters` lists yours."
                    : "The alias " + alias + " may name no version yet: `sparse-adapter versions " + name.adapter()
                            + "` lists versions, and " + promotion("N") + " lets it name one that is READY.";
        }
    }

    private String ofNumber(List<VersionDocument> versions, int number) {
        return versions.stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .map(version -> name + " is " + version.state()
                        + ", and only a version that is READY or REJECTED answers: `sparse-adapter show " + name
                        + "` says more.")
                .orElse("`sparse-adapter versions " + name.adapter() + "` lists the versions that there are.");
    }

    private String ofAlias(List<VersionDocument> versions) {
        Optional<VersionDocument> named = versions.stream()
                .filter(version -> version.aliases().contains(alias))
                .findFirst();
        if (named.isPresent()) {
            return "The alias " + alias + " names " + at(named.get())
                    + ", which has not reached the inference service yet: try again in a moment.";
        }
        Comparator<VersionDocument> byNumber = Comparator.comparingInt(VersionDocument::number);
        Optional<VersionDocument> ready = versions.stream()
                .filter(version -> version.state() == VersionState.READY)
                .max(byNumber);
        if (ready.isPresent()) {
            return "The alias " + alias + " of " + name.adapter()
                    + " names no version yet. Promote the newest that is READY: "
                    + promotion(Integer.toString(ready.get().number())) + "; or ask it by its number: `sparse-adapter"
                    + " predict " + at(ready.get()) + " ...`.";
        }
        return "The alias " + alias + " of " + name.adapter() + " names no version, and none is READY"
                + versions.stream()
                        .max(byNumber)
                        .map(newest -> ": the newest, " + at(newest) + ", is " + newest.state()
                                + ". `sparse-adapter show " + at(newest) + "` says more.")
                        .orElse(" yet.");
    }

    private String promotion(String number) {
        return "`sparse-adapter promote " + name.adapter() + "@" + number
                + (alias.equals(LIVE) ? "" : " --alias " + alias) + "`";
    }

    private String at(VersionDocument version) {
        return name.adapter() + "@" + version.number();
    }
}
