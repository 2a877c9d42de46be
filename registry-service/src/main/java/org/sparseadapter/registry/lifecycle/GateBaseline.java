// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.sparseadapter.events.work.LiveArtifact;
import org.sparseadapter.registry.alias.Aliases;
import org.sparseadapter.registry.version.Version;
import org.sparseadapter.registry.work.ComparedVersion;

/** The baseline of the promotion gate: the version that the alias of a new version's recipe names now. */
@ApplicationScoped
class GateBaseline implements ComparedVersion {
    private final Aliases aliases;

    GateBaseline(Aliases aliases) {
        this.aliases = aliases;
    }

    @Override
    public Optional<LiveArtifact> servedBeside(Version version) {
        return StoredRecipe.promotion(version)
                .filter(promotion -> promotion.notBelowLiveBy().isPresent())
                .flatMap(promotion -> aliases.version(StoredRecipe.alias(version, promotion)))
                .filter(served -> served.number() != version.number())
                .map(served -> new LiveArtifact(
                        served.number(), served.artifactDigest().orElseThrow()));
    }
}
