// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.sparseadapter.kit.problem.UnknownResourceException;
import org.sparseadapter.registry.blob.Blobs;

/** Tenants: known from their first request on, or from when an administrator named them. */
@ApplicationScoped
public class Tenants {
    private final TenantRepository tenants;
    private final TenantRemoval removal;
    private final Blobs blobs;

    Tenants(TenantRepository tenants, TenantRemoval removal, Blobs blobs) {
        this.tenants = tenants;
        this.removal = removal;
        this.blobs = blobs;
    }

    /** Makes a tenant known with the usual quotas, unless it is; the name comes from a verified token. */
    @Transactional
    public void ensure(String name) {
        tenants.ensure(name);
    }

    /** A tenant's quotas and what it uses. */
    @Transactional
    TenantView show(String name) {
        Tenant tenant = tenants.findByIdOptional(name).orElseThrow(() -> new UnknownResourceException("tenant", name));
        return new TenantView(
                tenant.name(),
                tenant.createdAt(),
                tenant.blobBytesQuota(),
                blobs.used(name),
                tenant.runningQuota(),
                tenant.openVersionsQuota());
    }

    /** Makes a tenant known where it is not, and changes the quotas that are given. */
    @Transactional
    void set(String name, TenantQuotas quotas) {
        tenants.ensure(name);
        quotas.blobBytes().ifPresent(bytes -> tenants.update("blobBytesQuota = ?1 where name = ?2", bytes, name));
        quotas.runningWork().ifPresent(most -> tenants.update("runningQuota = ?1 where name = ?2", most, name));
        quotas.openVersions().ifPresent(most -> tenants.update("openVersionsQuota = ?1 where name = ?2", most, name));
    }

    /** Removes a tenant with all that it has; its aliases leave the service first. */
    void remove(String name) {
        removal.removeRows(name).forEach(blobs::release);
    }
}
