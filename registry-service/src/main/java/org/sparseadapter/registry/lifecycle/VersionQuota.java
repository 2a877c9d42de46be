// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import org.sparseadapter.kit.problem.OverloadedException;
import org.sparseadapter.registry.tenant.Tenant;
import org.sparseadapter.registry.tenant.TenantRepository;
import org.sparseadapter.registry.version.VersionRepository;

/** The quota of versions that a tenant may have on their way. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class VersionQuota {
    private static final Duration RETRY = Duration.ofSeconds(30);

    private final TenantRepository tenants;
    private final VersionRepository versions;

    VersionQuota(TenantRepository tenants, VersionRepository versions) {
        this.tenants = tenants;
        this.versions = versions;
    }

    /** Passes one more version, or throws. */
    public void require(String tenant) {
        Tenant owner = tenants.findById(tenant);
        long open = versions.openOf(tenant);
        if (open >= owner.openVersionsQuota()) {
            throw new OverloadedException(
                    open + " versions are on their way, and no more than " + owner.openVersionsQuota()
                            + " may be at once.",
                    RETRY);
        }
    }
}
