// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventJsonTest {

    @ParameterizedTest
    @EnumSource
    void everyEventSurvivesTheJourney(Topic topic) {
        Event event = SampleEvents.of(topic);

        Event read = EventJson.read(topic, EventJson.write(event));

        assertThat(read).isEqualTo(event);
        assertThat(read.id()).isEqualTo(event.id());
        assertThat(read.topic()).isEqualTo(topic);
    }

    @Test
    void everyRecordOfAnEventHasATopicAndASample() {
        Set<Class<?>> published = new HashSet<>();
        for (Topic topic : Topic.values()) {
            published.add(topic.payload());
            assertThat(SampleEvents.of(topic)).isInstanceOf(topic.payload());
        }

        assertThat(records(Event.class))
                .allSatisfy(
                        event -> assertThat(published).as(event.getSimpleName()).contains(event));
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(EventJsonTest::records)
                : Stream.of(type);
    }

    @ParameterizedTest
    @EnumSource
    void headersOfOneTopicAreRefusedOnAnother(Topic topic) {
        Map<String, String> headers = CloudEventHeaders.of(SampleEvents.of(topic), "/test", Instant.EPOCH);
        CloudEventHeaders.check(topic, headers);
        for (Topic other : Topic.values()) {
            if (other != topic) {
                assertThatThrownBy(() -> CloudEventHeaders.check(other, headers))
                        .isInstanceOf(UnreadableEventException.class);
            }
        }
    }

    @Test
    void anUnknownSchemaVersionIsRefused() {
        Map<String, String> headers =
                new HashMap<>(CloudEventHeaders.of(SampleEvents.of(Topic.ALIAS_MOVED), "/test", Instant.EPOCH));
        headers.put("ce_dataschema", "urn:sparseadapter:schema:alias-moved:2");

        assertThatThrownBy(() -> CloudEventHeaders.check(Topic.ALIAS_MOVED, headers))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("ce_dataschema: expected urn:sparseadapter:schema:alias-moved:1");
    }

    @Test
    void fieldsOfALaterWriterAreSkipped() {
        String json = EventJson.write(SampleEvents.of(Topic.ALIAS_MOVED)).replaceFirst("\\{", "{\"colour\":\"blue\",");

        assertThat(EventJson.read(Topic.ALIAS_MOVED, json)).isEqualTo(SampleEvents.of(Topic.ALIAS_MOVED));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoEventIsRefused(Topic topic) {
        for (String poison : new String[] {"", "null", "[]", "{}", "{\"version\":7}", "\u0000\u0001"}) {
            assertThatThrownBy(() -> EventJson.read(topic, poison)).isInstanceOf(UnreadableEventException.class);
        }
    }

    @Test
    void workOfAnotherStageIsRefused() {
        String training = EventJson.write(SampleEvents.of(Topic.TRAINING_WANTED));

        assertThatThrownBy(() -> EventJson.read(Topic.MASK_WANTED, training))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("another topic");
    }
}
