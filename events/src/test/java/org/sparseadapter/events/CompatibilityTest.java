// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Records as earlier releases wrote them are read as they were meant. Recorded files are never written anew; a topic
 * that has none yet gets its file with {@code mvn test -pl events -Dcontract.update=true}.
 */
class CompatibilityTest {

    private static final Path RECORDED = Path.of("src/test/resources/compatibility");
    private static final String CURRENT = "0.1";
    private static final String SOURCE = "/registry";
    private static final Instant TIME = Instant.parse("2026-11-23T10:15:31Z");
    private static final ObjectMapper PRETTY = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    @ParameterizedTest
    @MethodSource("recorded")
    void whatWasWrittenBeforeIsRead(Path file) throws IOException {
        JsonNode record = PRETTY.readTree(Files.readString(file));
        Topic topic = topicOf(file);

        CloudEventHeaders.check(topic, headers(record));
        Event read = EventJson.read(topic, record.path("data").toString());

        assertThat(read).isEqualTo(SampleEvents.of(topic));
        assertThat(read.id()).isEqualTo(record.path("headers").path("ce_id").asText());
        assertThat(read.key()).isEqualTo(record.path("key").asText());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenNowIsWhatThisReleaseWrote(Topic topic) throws IOException {
        Path file = RECORDED.resolve(CURRENT).resolve("events").resolve(topic.topicName() + ".json");
        ObjectNode now = write(SampleEvents.of(topic));
        if (Boolean.getBoolean("contract.update") && Files.notExists(file)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, PRETTY.writeValueAsString(now) + "\n");
        }

        assertThat(file).exists();
        assertThat(now).isEqualTo(PRETTY.readTree(Files.readString(file)));
    }

    @Test
    void recordsOfEveryReleaseAreThere() throws IOException {
        assertThat(recorded()).hasSizeGreaterThanOrEqualTo(Topic.values().length);
    }

    static List<Path> recorded() throws IOException {
        try (Stream<Path> files = Files.walk(RECORDED)) {
            return files.filter(file -> file.getParent().endsWith("events"))
                    .sorted()
                    .toList();
        }
    }

    private static ObjectNode write(Event event) throws IOException {
        ObjectNode record = PRETTY.createObjectNode();
        record.put("key", event.key());
        record.set("headers", PRETTY.valueToTree(CloudEventHeaders.of(event, SOURCE, TIME)));
        record.set("data", PRETTY.readTree(EventJson.write(event)));
        return record;
    }

    private static Topic topicOf(Path file) {
        String name = file.getFileName().toString().replace(".json", "");
        return Topic.named(name).orElseThrow(() -> new AssertionError("no topic is called " + name + " any more"));
    }

    private static Map<String, String> headers(JsonNode record) {
        Map<String, String> headers = new LinkedHashMap<>();
        record.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return headers;
    }
}
