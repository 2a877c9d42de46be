// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sparseadapter.core.adapter.Activation;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.adapter.Fusion;
import org.sparseadapter.core.adapter.HeadOnly;
import org.sparseadapter.core.adapter.Houlsby;
import org.sparseadapter.core.adapter.LayerSelection;
import org.sparseadapter.core.adapter.Lora;
import org.sparseadapter.core.adapter.LoraTarget;
import org.sparseadapter.core.adapter.Mam;
import org.sparseadapter.core.adapter.PartRef;
import org.sparseadapter.core.adapter.Pfeiffer;
import org.sparseadapter.core.json.FieldException;
import org.sparseadapter.core.json.Fields;
import org.sparseadapter.core.json.Interval;

/** The {@code adapter} object of recipes and artifacts. */
public final class AdapterJson {

    /** The largest bottleneck or rank, a Large-Sparse factor included. */
    static final int MOST_WIDTH = 8192;

    private static final int DEFAULT_BOTTLENECK = 64;
    private static final int DEFAULT_RANK = 8;
    private static final double DEFAULT_ALPHA = 16;
    private static final double MOST_ALPHA = 1e9;
    private static final double MOST_SCALE = 1e6;
    private static final int MOST_PREFIX = 1024;
    private static final int MOST_WIDENING = 64;
    private static final int MOST_LAYER = 1023;
    private static final String KINDS = "houlsby, pfeiffer, lora, mam, fusion, none";
    private static final String ALL_LAYERS = "all";

    /** Marks the form that is served; artifacts alone have it. */
    private static final String FOLDED = "folded";

    private AdapterJson() {}

    /**
     * Reads an adapter's settings.
     *
     * @param path the JSON path to name in errors, usually {@code adapter}
     * @throws FieldException when a field is unknown, of another type or out of range
     */
    public static AdapterConfig read(JsonNode node, String path) {
        if (!node.isObject()) {
            throw new FieldException(path, "expected an object, found " + Fields.shown(node));
        }
        JsonNode kind = node.path("kind");
        if (!kind.isTextual()) {
            throw new FieldException(
                    path + ".kind",
                    kind.isMissingNode()
                            ? "missing, expected one of " + KINDS
                            : "expected one of " + KINDS + ", found " + Fields.shown(kind));
        }
        return switch (kind.textValue()) {
            case "houlsby" -> {
                Fields fields = Fields.of(node, path, "kind", "bottleneck", "activation", "layers");
                yield new Houlsby(bottleneck(fields), activation(fields), layers(fields));
            }
            case "pfeiffer" -> {
                Fields fields = Fields.of(node, path, "kind", "bottleneck", "activation", "layers");
                yield new Pfeiffer(bottleneck(fields), activation(fields), layers(fields));
            }
            case "lora" -> {
                Fields fields = Fields.of(node, path, "kind", "rank", "alpha", "targets", "layers");
                yield new Lora(
                        fields.integer("rank", DEFAULT_RANK, 1, MOST_WIDTH),
                        fields.number("alpha", DEFAULT_ALPHA, Interval.leftOpen(0, MOST_ALPHA)),
                        targets(fields),
                        layers(fields));
            }
            case "mam" -> mam(node, path);
            case "fusion" -> fusion(node, path);
            case "none" -> {
                Fields.of(node, path, "kind");
                yield new HeadOnly();
            }
            case "full" -> throw baseline(path, "full (fine-tuning the base)");
            case "bitfit" -> throw baseline(path, "bitfit (training the base's biases)");
            default ->
                throw new FieldException(path + ".kind", "expected one of " + KINDS + ", found " + Fields.shown(kind));
        };
    }

    private static FieldException baseline(String path, String what) {
        return new FieldException(
                path + ".kind",
                what + " exists in the command experiment alone: it cannot share a frozen base; expected one of "
                        + KINDS);
    }

    /** Writes an adapter's settings with every default spelt out. */
    public static ObjectNode write(AdapterConfig adapter) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("kind", adapter.kind());
        if (adapter instanceof Houlsby houlsby) {
            return bottleneck(node, houlsby.bottleneck(), houlsby.activation(), houlsby.layers());
        } else if (adapter instanceof Pfeiffer pfeiffer) {
            return bottleneck(node, pfeiffer.bottleneck(), pfeiffer.activation(), pfeiffer.layers());
        } else if (adapter instanceof Lora lora) {
            ArrayNode targets =
                    node.put("rank", lora.rank()).put("alpha", lora.alpha()).putArray("targets");
            lora.targets().forEach(target -> targets.add(target.word()));
            return layers(node, lora.layers());
        } else if (adapter instanceof Mam mam) {
            return write(node, mam);
        } else if (adapter instanceof Fusion fusion) {
            fusion.parts().forEach(part -> node.withArray("/of").add(part.toString()));
            return node;
        } else if (adapter instanceof HeadOnly) {
            return node;
        }
        throw new IllegalStateException("no form known for " + adapter.kind());
    }

    private static Mam mam(JsonNode node, String path) {
        Fields fields = Fields.of(
                node,
                path,
                "kind",
                "bottleneck",
                "prefix",
                "prefixBottleneck",
                "scale",
                "activation",
                "layers",
                "widening",
                FOLDED);
        int bottleneck = bottleneck(fields);
        try {
            return new Mam(
                    bottleneck,
                    fields.integer("prefix", Mam.DEFAULT_PREFIX, 1, MOST_PREFIX),
                    fields.integer("prefixBottleneck", bottleneck, 1, MOST_WIDTH),
                    fields.number("scale", Mam.DEFAULT_SCALE, Interval.leftOpen(0, MOST_SCALE)),
                    activation(fields),
                    layers(fields),
                    fields.integer("widening", 1, 1, MOST_WIDENING),
                    fields.flag(FOLDED, false));
        } catch (IllegalArgumentException e) {
            throw fields.error("widening", "expected a divisor of both bottlenecks");
        }
    }

    private static Fusion fusion(JsonNode node, String path) {
        Fields fields = Fields.of(node, path, "kind", "of");
        JsonNode list = fields.raw("of").orElseThrow(() -> fields.error("of", "missing, expected a list of versions"));
        if (!list.isArray()) {
            throw fields.error("of", "expected a list of versions NAME@NUMBER, found " + Fields.shown(list));
        }
        List<PartRef> parts = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            parts.add(part(list.get(i), fields.path("of") + "[" + i + "]"));
        }
        try {
            return new Fusion(parts);
        } catch (IllegalArgumentException e) {
            throw fields.error("of", e.getMessage());
        }
    }

    private static PartRef part(JsonNode value, String path) {
        if (!value.isTextual()) {
            throw new FieldException(path, "expected a version NAME@NUMBER, found " + Fields.shown(value));
        }
        try {
            PartRef part = PartRef.parse(value.textValue());
            Names.require(path, part.name());
            return part;
        } catch (IllegalArgumentException e) {
            throw new FieldException(path, e.getMessage());
        }
    }

    private static ObjectNode write(ObjectNode node, Mam mam) {
        layers(
                node.put("bottleneck", mam.bottleneck())
                        .put("prefix", mam.prefix())
                        .put("prefixBottleneck", mam.prefixBottleneck())
                        .put("scale", mam.scale())
                        .put("activation", mam.activation().word()),
                mam.layers());
        node.put("widening", mam.widening());
        return mam.folded() ? node.put(FOLDED, true) : node;
    }

    private static int bottleneck(Fields fields) {
        return fields.integer("bottleneck", DEFAULT_BOTTLENECK, 1, MOST_WIDTH);
    }

    private static Activation activation(Fields fields) {
        return fields.choice("activation", Activation.RELU, Activation.values());
    }

    private static Set<LoraTarget> targets(Fields fields) {
        if (!fields.has("targets")) {
            return Lora.DEFAULT_TARGETS;
        }
        JsonNode list = fields.raw("targets").orElseThrow();
        if (!list.isArray() || list.isEmpty()) {
            throw fields.error("targets", "expected a list of projections, found " + Fields.shown(list));
        }
        Set<LoraTarget> targets = EnumSet.noneOf(LoraTarget.class);
        for (int i = 0; i < list.size(); i++) {
            String path = fields.path("targets") + "[" + i + "]";
            if (!targets.add(Fields.choice(list.get(i), path, LoraTarget.values(), Map.of()))) {
                throw new FieldException(path, Fields.shown(list.get(i)) + " is named twice");
            }
        }
        return targets;
    }

    private static LayerSelection layers(Fields fields) {
        if (!fields.has("layers")) {
            return LayerSelection.all();
        }
        JsonNode value = fields.raw("layers").orElseThrow();
        if (value.isTextual() && value.textValue().equals(ALL_LAYERS)) {
            return LayerSelection.all();
        }
        if (!value.isArray() || value.isEmpty()) {
            throw fields.error(
                    "layers", "expected \"all\" or a list of layers counted from 0, found " + Fields.shown(value));
        }
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            String path = fields.path("layers") + "[" + i + "]";
            int layer = Fields.integer(value.get(i), path, 0, MOST_LAYER);
            if (chosen.contains(layer)) {
                throw new FieldException(path, "layer " + layer + " is named twice");
            }
            chosen.add(layer);
        }
        return LayerSelection.of(chosen);
    }

    private static ObjectNode bottleneck(ObjectNode node, int width, Activation activation, LayerSelection layers) {
        return layers(node.put("bottleneck", width).put("activation", activation.word()), layers);
    }

    private static ObjectNode layers(ObjectNode node, LayerSelection layers) {
        layers.chosen()
                .ifPresentOrElse(
                        chosen -> chosen.forEach(node.withArray("/layers")::add), () -> node.put("layers", ALL_LAYERS));
        return node;
    }
}
