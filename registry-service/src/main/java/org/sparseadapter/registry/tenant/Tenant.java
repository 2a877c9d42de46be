// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** A tenant: everything else belongs to one. */
@Entity
public class Tenant {
    @Id
    private String name;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "blob_bytes_quota")
    private long blobBytesQuota;

    @Column(name = "running_quota")
    private int runningQuota;

    @Column(name = "open_versions_quota")
    private int openVersionsQuota;

    /** For the mapper. */
    protected Tenant() {}

    /** The name that tokens carry. */
    public String name() {
        return name;
    }

    /** When it was first seen. */
    public Instant createdAt() {
        return createdAt;
    }

    /** How many bytes its blobs may take. */
    public long blobBytesQuota() {
        return blobBytesQuota;
    }

    /** How many pieces of its work may run at once. */
    public int runningQuota() {
        return runningQuota;
    }

    /** How many of its versions may be on their way at once. */
    public int openVersionsQuota() {
        return openVersionsQuota;
    }
}
