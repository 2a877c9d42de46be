// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.progress;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;

/** A progress event of a version; its key is the server-sent event's id. */
@Entity
public class Progress {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "version_id")
    private Long versionId;

    @Column(name = "event_id")
    private String eventId;

    private String kind;
    private String payload;

    @Column(name = "created_at")
    private Instant createdAt;

    /** For the mapper. */
    protected Progress() {}

    Progress(Long versionId, String eventId, String kind, String payload, Instant createdAt) {
        this.versionId = versionId;
        this.eventId = eventId;
        this.kind = kind;
        this.payload = payload;
        this.createdAt = createdAt;
    }

    /** The position of a follower that has read it. */
    public Long id() {
        return id;
    }

    /** {@code progress} or {@code state}. */
    public String kind() {
        return kind;
    }

    /** The payload, JSON. */
    public String payload() {
        return payload;
    }
}
