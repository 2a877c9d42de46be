// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sparseadapter.events.CloudEventHeaders;
import org.sparseadapter.events.Event;
import org.sparseadapter.events.EventJson;
import org.sparseadapter.events.Topic;

/**
 * The outbox: an event is stored in the transaction of the change that it tells of: either both happen or neither.
 * Records of one key keep the order of their transactions as long as those lock what the key names.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Outbox {
    private static final String SOURCE = "/registry";

    private final EntityManager database;
    private final jakarta.enterprise.event.Event<Filled> filled;
    private final Clock clock;

    Outbox(EntityManager database, jakarta.enterprise.event.Event<Filled> filled, Clock clock) {
        this.database = database;
        this.filled = filled;
        this.clock = clock;
    }

    /** Publishes an event once the running transaction has committed. */
    public void publish(Event event) {
        Instant now = clock.instant();
        add(
                event.topic(),
                event.key(),
                Optional.of(EventJson.write(event)),
                CloudEventHeaders.of(event, SOURCE, now),
                now);
    }

    /** Publishes the end of a key in a compacted topic once the running transaction has committed. */
    public void tombstone(Topic topic, String key, String owner) {
        add(topic, key, Optional.empty(), Map.of(CloudEventHeaders.TENANT, owner), clock.instant());
    }

    private void add(Topic topic, String key, Optional<String> data, Map<String, String> headers, Instant now) {
        database.persist(new OutboxRow(topic.topicName(), key, data, json(headers), now));
        filled.fire(new Filled());
    }

    private static String json(Map<String, String> headers) {
        try {
            return EventJson.mapper().writeValueAsString(new LinkedHashMap<>(headers));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a map of strings is always JSON", impossible);
        }
    }

    /** The notice of a transaction that leaves records to relay. */
    record Filled() {}
}
