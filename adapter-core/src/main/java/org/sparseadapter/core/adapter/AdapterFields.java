// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sparseadapter.core.json.FieldException;
import org.sparseadapter.core.json.Fields;

/** JSON fields that several kinds of adapters have. */
final class AdapterFields {

    static final String BOTTLENECK = "bottleneck";
    static final String ACTIVATION = "activation";
    static final String LAYERS = "layers";
    static final String TARGETS = "targets";

    private static final int DEFAULT_BOTTLENECK = 64;
    private static final int MOST_LAYER = 1023;
    private static final String ALL_LAYERS = "all";

    private AdapterFields() {}

    static int bottleneck(Fields fields) {
        return fields.integer(BOTTLENECK, DEFAULT_BOTTLENECK, 1, AdapterConfig.MOST_WIDTH);
    }

    static Activation activation(Fields fields) {
        return fields.choice(ACTIVATION, Activation.RELU, Activation.values());
    }

    /** Different constants of an enumeration, one at least. */
    static <T extends Enum<T>> Set<T> targets(Fields fields, Class<T> type, Set<T> fallback) {
        if (!fields.has(TARGETS)) {
            return fallback;
        }
        JsonNode list = fields.raw(TARGETS).orElseThrow();
        if (!list.isArray() || list.isEmpty()) {
            String known =
                    Arrays.stream(type.getEnumConstants()).map(Fields::word).collect(Collectors.joining(", "));
            throw fields.error(
                    TARGETS,
                    "expected at least one of " + known + ", in a list, found "
                            + (list.isArray() ? "none" : Fields.shown(list)));
        }
        Set<T> targets = EnumSet.noneOf(type);
        for (int i = 0; i < list.size(); i++) {
            String path = fields.path(TARGETS) + "[" + i + "]";
            if (!targets.add(Fields.choice(list.get(i), path, type.getEnumConstants(), Map.of()))) {
                throw new FieldException(path, Fields.shown(list.get(i)) + " is named twice");
            }
        }
        return targets;
    }

    static void writeTargets(ObjectNode json, Collection<? extends Enum<?>> targets) {
        ArrayNode words = json.putArray(TARGETS);
        targets.forEach(target -> words.add(Fields.word(target)));
    }

    static LayerSelection layers(Fields fields) {
        if (!fields.has(LAYERS)) {
            return LayerSelection.all();
        }
        JsonNode value = fields.raw(LAYERS).orElseThrow();
        if (value.isTextual() && value.textValue().equals(ALL_LAYERS)) {
            return LayerSelection.all();
        }
        if (!value.isArray() || value.isEmpty()) {
            throw fields.error(
                    LAYERS, "expected \"all\" or a list of layers counted from 0, found " + Fields.shown(value));
        }
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            String path = fields.path(LAYERS) + "[" + i + "]";
            int layer = Fields.integer(value.get(i), path, 0, MOST_LAYER);
            if (chosen.contains(layer)) {
                throw new FieldException(path, "layer " + layer + " is named twice");
            }
            chosen.add(layer);
        }
        return LayerSelection.of(chosen);
    }

    static void writeLayers(ObjectNode json, LayerSelection layers) {
        layers.chosen()
                .ifPresentOrElse(
                        chosen -> chosen.forEach(json.putArray(LAYERS)::add), () -> json.put(LAYERS, ALL_LAYERS));
    }
}
