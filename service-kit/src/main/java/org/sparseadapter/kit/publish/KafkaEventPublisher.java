// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.publish;

import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.sparseadapter.events.CloudEventHeaders;
import org.sparseadapter.events.Event;
import org.sparseadapter.events.EventJson;

/** Publishes events through two Kafka channels, so that a flood of progress never keeps a result waiting. */
@ApplicationScoped
@IfBuildProperty(name = "sparse-adapter.worker.enabled", stringValue = "true")
public class KafkaEventPublisher implements EventPublisher {

    private static final Logger LOG = Logger.getLogger(KafkaEventPublisher.class);
    private static final Duration CONFIRMATION = Duration.ofSeconds(30);

    private final MutinyEmitter<String> results;
    private final MutinyEmitter<String> progress;
    private final String source;

    KafkaEventPublisher(
            @Channel("results") MutinyEmitter<String> results,
            @Channel("progress") MutinyEmitter<String> progress,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.results = results;
        this.progress = progress;
        this.source = "/" + service;
    }

    @Override
    public void publish(Event event) {
        try {
            results.sendMessage(message(event)).await().atMost(CONFIRMATION);
        } catch (RuntimeException e) {
            throw new PublishFailedException(event, e);
        }
    }

    @Override
    public void tell(Event event) {
        try {
            progress.sendMessage(message(event))
                    .subscribe()
                    .with(done -> {}, failure -> LOG.debugf("not told: %s", failure));
        } catch (RuntimeException bufferFull) {
            LOG.debugf("not told: %s", bufferFull);
        }
    }

    private Message<String> message(Event event) {
        RecordHeaders headers = new RecordHeaders();
        CloudEventHeaders.of(event, source, Instant.now())
                .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return Message.of(EventJson.write(event))
                .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                        .withTopic(event.topic().topicName())
                        .withKey(event.key())
                        .withHeaders(headers)
                        .build());
    }
}
