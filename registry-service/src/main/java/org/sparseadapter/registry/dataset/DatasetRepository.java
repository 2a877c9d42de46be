// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.dataset;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;

/** Datasets of a tenant by name and digest. */
@ApplicationScoped
public class DatasetRepository implements PanacheRepository<Dataset> {

    /** The newest dataset under a bare name: the newest dataset under it. */
    public Optional<Dataset> newest(String tenant, String name) {
        return find("tenant = ?1 and name = ?2 order by id desc", tenant, name).firstResultOptional();
    }

    /** The dataset under a name with exactly this digest. */
    public Optional<Dataset> pinned(String tenant, String name, String digest) {
        return find("tenant = ?1 and name = ?2 and digest = ?3", tenant, name, digest)
                .firstResultOptional();
    }

    /**
     * The dataset that a recipe names, held against deletion until the transaction ends: the pinned content or the newest.
     */
    public Optional<Dataset> held(String tenant, String name, Optional<String> digest) {
        return digest
                .map(pinned -> find("tenant = ?1 and name = ?2 and digest = ?3", tenant, name, pinned))
                .orElseGet(() -> find("tenant = ?1 and name = ?2 order by id desc", tenant, name))
                .withLock(LockModeType.PESSIMISTIC_READ)
                .page(0, 1)
                .list()
                .stream()
                .findFirst();
    }
}
