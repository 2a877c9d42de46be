// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference.predict;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.sparseadapter.inference.adapters.PinnedVersions;
import org.sparseadapter.inference.adapters.ServedVersion;
import org.sparseadapter.inference.aliases.AliasKey;
import org.sparseadapter.inference.aliases.AliasState;
import org.sparseadapter.inference.aliases.AliasTable;
import org.sparseadapter.inference.aliases.AliasTableReadiness;
import org.sparseadapter.kit.problem.InvalidInputException;
import org.sparseadapter.kit.problem.UnavailableException;
import org.sparseadapter.kit.problem.UnknownResourceException;

/** The version that a prediction request means: by number or by alias. */
@ApplicationScoped
class Versions {

    private static final String LIVE = "live";
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final AliasTableReadiness readiness;
    private final AliasTable aliases;
    private final PinnedVersions pinned;

    Versions(AliasTableReadiness readiness, AliasTable aliases, PinnedVersions pinned) {
        this.readiness = readiness;
        this.aliases = aliases;
        this.pinned = pinned;
    }

    /**
     * The version of a number, or the one that an alias names.
     *
     * @throws UnknownResourceException if there is none, or it is not the tenant's
     * @throws UnavailableException if there is one that cannot answer yet
     */
    ServedVersion find(String tenant, String adapter, Optional<String> version, Optional<String> alias) {
        readiness.demand();
        if (version.isPresent() && alias.isPresent()) {
            throw new InvalidInputException("version", "expected a version or an alias, found both");
        }
        return version.map(number -> pinned.find(tenant, adapter, number(number)))
                .orElseGet(() -> aliased(new AliasKey(tenant, adapter, alias.orElse(LIVE))));
    }

    private ServedVersion aliased(AliasKey key) {
        AliasState state = aliases.find(key)
                .orElseThrow(() -> new UnknownResourceException("adapter", key.adapter() + "@" + key.alias()));
        return state.served()
                .orElseThrow(() -> new UnavailableException(
                        "Version " + state.wanted().version() + " of \"" + key.adapter()
                                + "\" is still on its way to this replica.",
                        RETRY));
    }

    private static int number(String text) {
        // Nine digits fit an int and are more than any adapter has.
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new InvalidInputException("version", "expected a number from 1, found \"" + text + "\"");
        }
        return Integer.parseInt(text);
    }
}
