// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.tenant;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Tenants by name. */
@ApplicationScoped
public class TenantRepository implements PanacheRepositoryBase<Tenant, String> {

    /** Makes the tenant with default quotas unless it is there; safe under concurrency. */
    public void ensure(String name) {
        getEntityManager()
                .createNativeQuery("insert into tenant (name) values (:name) on conflict do nothing")
                .setParameter("name", name)
                .executeUpdate();
    }
}
