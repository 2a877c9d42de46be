// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The JSON of events and of the internal work API. Fields that a reader does not know are skipped, so that writers may go first. */
public final class EventJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private EventJson() {}

    /** The one mapper of events and of the internal work API, shared by all who call: not to be configured further. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** The data of an event. */
    public static String write(Event event) {
        try {
            return MAPPER.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write " + event.topic().topicName(), e);
        }
    }

    /** Reads the data of an event of a topic; a payload that does not fit says where. */
    public static Event read(Topic topic, byte[] data) {
        try {
            Event event = MAPPER.readValue(data, topic.payload());
            if (event == null || event.topic() != topic) {
                throw new UnreadableEventException(topic.topicName() + ": the data belongs to another topic");
            }
            return event;
        } catch (IOException e) {
            throw new UnreadableEventException(topic.topicName() + ": " + e.getMessage(), e);
        }
    }

    /** Reads the data of an event of a topic from its text. */
    public static Event read(Topic topic, String data) {
        return read(topic, data.getBytes(StandardCharsets.UTF_8));
    }
}
