// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** An outbox row: a Kafka record that the broker does not have yet. */
@Entity
@Table(name = "outbox")
public class OutboxRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String topic;

    @Column(name = "record_key")
    private String key;

    private String payload;
    private String headers;

    @Column(name = "created_at")
    private Instant createdAt;

    /** For the mapper. */
    protected OutboxRow() {}

    OutboxRow(String topic, String key, Optional<String> payload, String headers, Instant createdAt) {
        this.topic = topic;
        this.key = key;
        this.payload = payload.orElse(null);
        this.headers = headers;
        this.createdAt = createdAt;
    }

    /** Its place in the order of publishing. */
    public Long id() {
        return id;
    }

    /** The Kafka topic. */
    public String topic() {
        return topic;
    }

    /** The Kafka key. */
    public String key() {
        return key;
    }

    /** The data; empty for a tombstone. */
    public Optional<String> payload() {
        return Optional.ofNullable(payload);
    }

    /** CloudEvents attributes, a JSON object of strings. */
    public String headers() {
        return headers;
    }

    /** Since when it waits. */
    public Instant createdAt() {
        return createdAt;
    }
}
