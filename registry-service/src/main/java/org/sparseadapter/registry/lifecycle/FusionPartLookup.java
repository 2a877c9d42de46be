// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sparseadapter.core.adapter.AdapterKinds;
import org.sparseadapter.core.adapter.PartRef;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.recipe.RecipeJson;
import org.sparseadapter.events.VersionRef;
import org.sparseadapter.events.VersionState;
import org.sparseadapter.kit.problem.Fault;
import org.sparseadapter.kit.problem.InvalidInputException;
import org.sparseadapter.registry.version.PinnedPart;
import org.sparseadapter.registry.version.Version;
import org.sparseadapter.registry.version.VersionRepository;

/**
 * Finds the versions that a fusion names. Who calls holds the locks of their adapters until the fusion is stored, so none of
 * them ends in between.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class FusionPartLookup {
    private final VersionRepository versions;

    FusionPartLookup(VersionRepository versions) {
        this.versions = versions;
    }

    /**
     * The tenant's versions that a recipe names, in its order.
     *
     * @throws InvalidInputException naming every part that cannot be used, and what was found
     */
    List<PinnedPart> find(String tenant, Recipe recipe, BaseModelInfo base) {
        List<PinnedPart> found = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < recipe.parts().size(); i++) {
            String field = "adapter.of[" + i + "]";
            PartRef part = recipe.parts().get(i);
            Optional<Version> version = versions.of(new VersionRef(tenant, part.name(), part.version()));
            Optional<String> fault = version.map(there -> fault(part, there, base, found))
                    .orElseGet(() -> Optional.of("there is no version " + part.name() + "@" + part.version()));
            fault.ifPresent(problem -> faults.add(Fault.ofField(field, problem)));
            version.filter(there -> fault.isEmpty())
                    .ifPresent(there -> found.add(new PinnedPart(
                            there.id(),
                            there.adapter() + "@" + there.number(),
                            there.artifactDigest().orElseThrow())));
        }
        if (!faults.isEmpty()) {
            throw new InvalidInputException(
                    faults.stream()
                            .map(fault -> fault.field().orElseThrow() + ": " + fault.problem())
                            .collect(Collectors.joining("; ")),
                    faults);
        }
        return found;
    }

    private static Optional<String> fault(PartRef part, Version version, BaseModelInfo base, List<PinnedPart> before) {
        String name = version.adapter() + "@" + version.number();
        if (version.state() != VersionState.READY) {
            return Optional.of("expected a READY version, found " + name + " " + version.state());
        }
        String digest = version.artifactDigest().orElseThrow();
        if (part.digest().isPresent() && !part.digest().get().equals(digest)) {
            return Optional.of(name + " has the digest " + digest + ", found "
                    + part.digest().get());
        }
        if (!version.baseDigest().equals(base.digest())) {
            return Optional.of("expected an adapter of the base model " + base.id() + ", found " + name + " of "
                    + version.base()
                    + (version.base().equals(base.id()) ? " with other weights" : ""));
        }
        String kind = kind(version);
        if (!kind.isEmpty()) {
            return Optional.of("expected a " + AdapterKinds.fusible() + " adapter, found " + name + " of kind " + kind);
        }
        return before.stream()
                .filter(earlier -> earlier.digest().equals(digest))
                .findFirst()
                .map(same -> name + " has the same weights as " + same.name() + ", and attention over equals weighs"
                        + " nothing");
    }

    /** The kind of an adapter that cannot be a part; empty for one that can. */
    private static String kind(Version version) {
        var adapter = RecipeJson.read(version.recipe()).adapter();
        return AdapterKinds.of(adapter).isFusible() ? "" : adapter.kind();
    }
}
