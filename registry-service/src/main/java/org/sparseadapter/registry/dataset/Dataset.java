// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.dataset;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;

/** A dataset: rows under a name, immutable by digest. */
@Entity
public class Dataset {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String tenant;
    private String name;
    private String digest;
    private String kind;
    private String manifest;

    @Column(name = "row_count")
    private long rows;

    @Column(name = "created_at")
    private Instant createdAt;

    /** For the mapper. */
    protected Dataset() {}

    /** A dataset that was just sealed. */
    public Dataset(
            String tenant, String name, String digest, String kind, String manifest, long rows, Instant createdAt) {
        this.tenant = tenant;
        this.name = name;
        this.digest = digest;
        this.kind = kind;
        this.manifest = manifest;
        this.rows = rows;
        this.createdAt = createdAt;
    }

    /** The row's key. */
    public Long id() {
        return id;
    }

    /** The tenant that owns it. */
    public String tenant() {
        return tenant;
    }

    /** The name, shared by all that were sealed under it. */
    public String name() {
        return name;
    }

    /** The digest of the canonical manifest. */
    public String digest() {
        return digest;
    }

    /** The kind of task that its labels are for. */
    public String kind() {
        return kind;
    }

    /** The canonical manifest, JSON. */
    public String manifest() {
        return manifest;
    }

    /** Rows over all splits. */
    public long rows() {
        return rows;
    }

    /** When it was sealed. */
    public Instant createdAt() {
        return createdAt;
    }
}
