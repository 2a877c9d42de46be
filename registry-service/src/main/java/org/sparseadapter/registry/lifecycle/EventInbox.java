// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.sparseadapter.events.CloudEventHeaders;
import org.sparseadapter.events.Event;
import org.sparseadapter.events.EventJson;
import org.sparseadapter.events.Topic;
import org.sparseadapter.events.UnreadableEventException;
import org.sparseadapter.events.VersionEvent;
import org.sparseadapter.kit.trace.LogContext;

/**
 * Reads Kafka records and hands their events on. A record that cannot be read fails and so goes to the dead letters,
 * with the reason; while the database is away a record waits, since it is not at fault. A record that still waits when
 * this process stops is neither acknowledged nor refused: it is read again after the next start.
 */
@ApplicationScoped
class EventInbox {
    private static final Logger LOG = Logger.getLogger(EventInbox.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final MeterRegistry meters;
    private volatile boolean stopping;

    EventInbox(MeterRegistry meters) {
        this.meters = meters;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /**
     * Handles one record and answers the broker.
     *
     * @param kind the event that records of the topic carry
     * @param follow changes what the event changes, all of it or nothing
     */
    <E extends VersionEvent> CompletionStage<Void> handle(
            Topic topic, Class<E> kind, Message<ConsumerRecord<String, byte[]>> message, Predicate<E> follow) {
        boolean followed;
        try {
            E event = kind.cast(read(topic, message.getPayload()));
            followed = LogContext.of(event.version()).call(() -> followPatiently(event, follow));
        } catch (RuntimeException e) {
            return message.nack(e);
        }
        return followed ? message.ack() : CompletableFuture.completedFuture(null);
    }

    private <E extends VersionEvent> boolean followPatiently(E event, Predicate<E> follow) {
        while (true) {
            try {
                follow.test(event);
                return true;
            } catch (RuntimeException e) {
                if (!TransientDatabaseFailure.isCauseOf(e)) {
                    throw e;
                }
                if (stopping) {
                    LOG.infof("%s: left for the next start, since the database is away", event.key());
                    return false;
                }
                LOG.warnf("%s: waiting for the database: %s", event.key(), e.getMessage());
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private static Event read(Topic topic, ConsumerRecord<String, byte[]> message) {
        if (message.value() == null) {
            throw new UnreadableEventException(topic.topicName() + ": the record has no data");
        }
        CloudEventHeaders.check(topic, headers(message));
        Event event = EventJson.read(topic, message.value());
        if (!event.key().equals(message.key())) {
            throw new UnreadableEventException("key: expected " + event.key() + ", found " + message.key());
        }
        return event;
    }

    private static Map<String, String> headers(ConsumerRecord<String, byte[]> message) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : message.headers()) {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return headers;
    }
}
