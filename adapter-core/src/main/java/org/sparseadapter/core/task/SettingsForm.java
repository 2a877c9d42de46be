// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.sparseadapter.core.json.Fields;

/**
 * The JSON form of one record of task settings, the same in the {@code task} of a recipe and in the head of an artifact.
 *
 * @param defaults the settings where a recipe gives none; their class is the record that the form is for
 * @param reader reads the fields, each with its default
 * @param implied fields that an artifact leaves out where they have their default, since files without them were written
 *     before there was a choice
 */
public record SettingsForm(
        TaskSettings defaults, Function<Fields, ? extends TaskSettings> reader, Set<String> implied) {

    public SettingsForm {
        Objects.requireNonNull(defaults, "defaults");
        Objects.requireNonNull(reader, "reader");
        implied = Set.copyOf(implied);
    }

    /** The names of the fields; behind those that are always written, those that are left out where they have their default. */
    public List<String> fields() {
        Set<String> names = new LinkedHashSet<>();
        written(defaults).fieldNames().forEachRemaining(names::add);
        names.addAll(implied);
        return List.copyOf(names);
    }

    /** Whether settings are of this form. */
    public boolean fits(TaskSettings settings) {
        return defaults.getClass().isInstance(settings);
    }

    /**
     * Reads settings; a field that is absent has its default.
     *
     * @throws org.sparseadapter.core.json.FieldException when a field is of another type or out of range
     */
    public TaskSettings read(Fields fields) {
        return reader.apply(fields);
    }

    /**
     * Reads the settings of an artifact, which gives every field but the implied ones.
     *
     * @throws org.sparseadapter.core.json.FieldException when a field is missing, of another type or out of range
     */
    public TaskSettings readComplete(Fields fields) {
        fields().stream().filter(name -> !implied.contains(name)).forEach(fields::require);
        return read(fields);
    }

    /** Adds the fields of some settings to an object, but for implied ones that have their default. */
    public void writeWithoutImplied(TaskSettings settings, ObjectNode json) {
        ObjectNode usual = written(defaults);
        for (Map.Entry<String, JsonNode> field : written(settings).properties()) {
            boolean said =
                    !implied.contains(field.getKey()) || !field.getValue().equals(usual.get(field.getKey()));
            if (said) {
                json.set(field.getKey(), field.getValue());
            }
        }
    }

    private static ObjectNode written(TaskSettings settings) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        settings.write(json);
        return json;
    }
}
