// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.alias;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;

/**
 * An alias: a movable name for a version of an adapter. A deleted alias keeps its row, so that its revision never goes back.
 */
@Entity
public class Alias {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "adapter_id")
    private Long adapterId;

    private String name;
    private long revision;

    @Column(name = "version_id")
    private Long versionId;

    @Column(name = "moved_at")
    private Instant movedAt;

    /** For the mapper. */
    protected Alias() {}

    /** An alias that has named no version yet. */
    Alias(Long adapterId, String name) {
        this.adapterId = adapterId;
        this.name = name;
    }

    /** Names another version, or none. */
    void move(Optional<Long> version, Instant now) {
        versionId = version.orElse(null);
        revision++;
        movedAt = now;
    }

    /** The row's key. */
    public Long id() {
        return id;
    }

    /** The adapter's row. */
    public Long adapterId() {
        return adapterId;
    }

    /** The movable name. */
    public String name() {
        return name;
    }

    /** The revision: the number of moves. */
    public long revision() {
        return revision;
    }

    /** The version's row; empty once deleted. */
    public Optional<Long> versionId() {
        return Optional.ofNullable(versionId);
    }

    /** When it moved last. */
    public Instant movedAt() {
        return movedAt;
    }
}
