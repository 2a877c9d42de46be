// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.version;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;

/** One input that a version was made from. */
@Entity
@IdClass(Lineage.Key.class)
public class Lineage {
    @Id
    @Column(name = "version_id")
    private Long versionId;

    @Id
    @Enumerated(EnumType.STRING)
    private Relation relation;

    @Id
    private String digest;

    private String name;

    /** For the mapper. */
    protected Lineage() {}

    Lineage(Long versionId, Relation relation, String name, String digest) {
        this.versionId = versionId;
        this.relation = relation;
        this.name = name;
        this.digest = digest;
    }

    /** The relation to the version. */
    public Relation relation() {
        return relation;
    }

    /** The name of the input. */
    public String name() {
        return name;
    }

    /** The digest of the input. */
    public String digest() {
        return digest;
    }

    /** The relation of an input to the version that was made from it. */
    public enum Relation {
        /** The frozen base model. */
        BASE,
        /** The labelled rows. */
        DATASET,
        /** Initial weights and mask. */
        INITIAL,
        /** The version that was served when this one was evaluated. */
        COMPARED,
        /** An adapter inside a fusion. */
        PART,
        /** The imported artifact, trained elsewhere. */
        IMPORTED
    }

    /** The key of a row. */
    public record Key(Long versionId, Relation relation, String digest) implements Serializable {}
}
