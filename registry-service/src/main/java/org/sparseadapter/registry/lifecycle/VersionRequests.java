// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.sparseadapter.core.adapter.PartRef;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.recipe.RecipeJson;
import org.sparseadapter.events.Stage;
import org.sparseadapter.events.VersionRef;
import org.sparseadapter.kit.problem.InvalidInputException;
import org.sparseadapter.registry.adapter.Adapter;
import org.sparseadapter.registry.adapter.AdapterRepository;
import org.sparseadapter.registry.tenant.TenantRepository;
import org.sparseadapter.registry.version.PinnedRecipe;
import org.sparseadapter.registry.version.Version;
import org.sparseadapter.registry.version.VersionLife;
import org.sparseadapter.registry.version.VersionRepository;
import org.sparseadapter.registry.work.WorkQueue;

/** Takes requests for versions: the version, its first work and that work's announcement, in one transaction. */
@ApplicationScoped
public class VersionRequests {
    private final RecipePinning pinning;
    private final TenantRepository tenants;
    private final AdapterRepository adapters;
    private final VersionRepository versions;
    private final VersionLife life;
    private final WorkQueue queue;
    private final VersionQuota quota;

    VersionRequests(
            RecipePinning pinning,
            TenantRepository tenants,
            AdapterRepository adapters,
            VersionRepository versions,
            VersionLife life,
            WorkQueue queue,
            VersionQuota quota) {
        this.pinning = pinning;
        this.tenants = tenants;
        this.adapters = adapters;
        this.versions = versions;
        this.life = life;
        this.queue = queue;
        this.quota = quota;
    }

    /**
     * Makes the next version of an adapter, or answers the one that was made for the same request before.
     *
     * @param json the recipe
     * @param idempotencyKey tells a repeated request from a new one
     * @throws org.sparseadapter.core.json.FieldException naming the field, when it cannot be followed anywhere
     * @throws InvalidInputException naming the field, when it cannot be followed here
     */
    @Transactional
    public VersionRef request(String tenant, String adapterName, String json, Optional<String> idempotencyKey) {
        Recipe recipe = RecipeJson.read(json);
        tenants.ensure(tenant);
        Adapter adapter = adapters.ensureLocked(
                tenant, adapterName, recipe.parts().stream().map(PartRef::name).toList());
        Optional<Version> before = idempotencyKey.flatMap(key -> versions.requestedUnder(adapter.id(), key));
        if (before.isPresent()) {
            return repeated(before.get(), recipe);
        }
        PinnedRecipe pinned = pinning.pin(tenant, recipe);
        quota.require(tenant);
        Version version = life.request(adapter.id(), adapter.nextVersion(), pinned, idempotencyKey);
        queue.add(version, Stage.MASK);
        return version.ref();
    }

    private static VersionRef repeated(Version before, Recipe recipe) {
        if (before.isImported() || !StoredRecipe.isAskedForBy(before, recipe)) {
            throw new InvalidInputException(
                    "Idempotency-Key", "was used for version " + before.number() + " with another request");
        }
        return before.ref();
    }
}
