// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.adapter;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.sparseadapter.events.VersionRef;

/** An adapter: a line of versions under a name. */
@Entity
public class Adapter {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String tenant;
    private String name;

    @Column(name = "last_version")
    private int lastVersion;

    @Column(name = "created_at")
    private Instant createdAt;

    /** For the mapper. */
    protected Adapter() {}

    /** The row's key. */
    public Long id() {
        return id;
    }

    /** The owner. */
    public String tenant() {
        return tenant;
    }

    /** The name, unique within the tenant. */
    public String name() {
        return name;
    }

    /** The highest version number given out. */
    public int lastVersion() {
        return lastVersion;
    }

    /** Names the next version, and counts it; the row is locked. */
    public VersionRef nextVersion() {
        return new VersionRef(tenant, name, ++lastVersion);
    }

    /** When its first version was asked for. */
    public Instant createdAt() {
        return createdAt;
    }
}
