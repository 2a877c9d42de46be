// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The committed JSON schemas and AsyncAPI document are what the records say. After a change on purpose,
 * write them anew with {@code mvn test -pl events -Dcontract.update=true} and read the difference.
 */
class ContractDocumentsTest {

    private static final Path RESOURCES = Path.of("src/main/resources/contract");
    private static final ObjectMapper PRETTY = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @ParameterizedTest
    @EnumSource
    void schemaIsWhatTheRecordSays(Topic topic) throws IOException {
        ObjectNode schema = generator().generateSchema(topic.payload());
        schema.put("$id", topic.schemaUri());
        schema.put("title", topic.topicName());

        agree(RESOURCES.resolve(topic.schema().path()), schema);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenFitsTheSchema(Topic topic) throws IOException {
        String schema = Files.readString(RESOURCES.resolve(topic.schema().path()));
        Set<ValidationMessage> problems = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema)
                .validate(EventJson.write(SampleEvents.of(topic)), InputFormat.JSON);

        assertThat(problems).isEmpty();
    }

    @Test
    void asyncApiNamesEveryTopic() throws IOException {
        ObjectNode document = PRETTY.createObjectNode();
        document.put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "SparseAdapter events")
                .put("version", "1")
                .put(
                        "description",
                        "CloudEvents 1.0 in Kafka's binary mode: attributes in ce_* headers, JSON data in the value, "
                                + "the tenant in the extension attribute ce_tenant.");
        document.put("defaultContentType", "application/json");
        ObjectNode channels = document.putObject("channels");
        ObjectNode operations = document.putObject("operations");
        for (Topic topic : Topic.values()) {
            String name = topic.topicName();
            ObjectNode channel = channels.putObject(name);
            channel.put("address", name);
            channel.putObject("bindings")
                    .putObject("kafka")
                    .put("topic", name)
                    .putObject("topicConfiguration")
                    .set("cleanup.policy", PRETTY.valueToTree(new String[] {
                        topic.retention().age().isEmpty() ? "compact" : "delete"
                    }));
            ObjectNode message = channel.putObject("messages").putObject("event");
            message.put("name", topic.eventType());
            message.putObject("payload").put("$ref", topic.schema().path());
            ObjectNode headers =
                    message.putObject("headers").put("type", "object").putObject("properties");
            CloudEventHeaders.of(SampleEvents.of(topic), "/registry", Instant.EPOCH)
                    .keySet()
                    .forEach(header -> headers.putObject(header).put("type", "string"));
            operations
                    .putObject("receive-" + name)
                    .put("action", "receive")
                    .putObject("channel")
                    .put("$ref", "#/channels/" + name);
        }

        agree(RESOURCES.resolve("asyncapi.json"), document);
    }

    private static SchemaGenerator generator() {
        var config = new SchemaGeneratorConfigBuilder(PRETTY, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES, Option.FLATTENED_OPTIONALS);
        config.forTypesInGeneral().withCustomDefinitionProvider((type, context) -> {
            String kind = Map.<Type, String>of(OptionalDouble.class, "number", Instant.class, "string")
                    .get(type.getErasedType());
            return kind == null
                    ? null
                    : new CustomDefinition(PRETTY.createObjectNode().put("type", kind));
        });
        config.forFields()
                .withRequiredCheck(field -> !field.getType().isInstanceOf(OptionalDouble.class)
                        && !field.getDeclaredType().isInstanceOf(Optional.class)
                        && !field.isFakeContainerItemScope());
        return new SchemaGenerator(config.build());
    }

    private static void agree(Path committed, JsonNode generated) throws IOException {
        String text = print(generated);
        if (Boolean.getBoolean("contract.update")) {
            Files.createDirectories(committed.getParent());
            Files.writeString(committed, text);
        }
        assertThat(committed).exists().content().isEqualTo(text);
    }

    private static String print(JsonNode node) throws JsonProcessingException {
        return PRETTY.writeValueAsString(node) + "\n";
    }
}
