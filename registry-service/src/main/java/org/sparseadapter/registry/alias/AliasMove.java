// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.alias;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** One step in an alias's history. */
@Entity
@Table(name = "alias_move")
public class AliasMove {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "alias_id")
    private Long aliasId;

    private long revision;

    @Column(name = "version_number")
    private Integer version;

    @Column(name = "moved_by")
    private String movedBy;

    @Enumerated(EnumType.STRING)
    private MoveCause cause;

    @Column(name = "moved_at")
    private Instant movedAt;

    /** For the mapper. */
    protected AliasMove() {}

    AliasMove(Alias alias, Optional<Integer> version, String movedBy, MoveCause cause) {
        this.aliasId = alias.id();
        this.revision = alias.revision();
        this.version = version.orElse(null);
        this.movedBy = movedBy;
        this.cause = cause;
        this.movedAt = alias.movedAt();
    }

    /** The alias's revision after the move. */
    public long revision() {
        return revision;
    }

    /** The version's number; empty for a deletion. */
    public Optional<Integer> version() {
        return Optional.ofNullable(version);
    }

    /** The token's subject. */
    public String movedBy() {
        return movedBy;
    }

    /** The cause of the move. */
    public MoveCause cause() {
        return cause;
    }

    /** The time of the move. */
    public Instant movedAt() {
        return movedAt;
    }
}
