// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact.adapterhub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.sparseadapter.core.adapter.Activation;
import org.sparseadapter.core.adapter.BottleneckAdapter;
import org.sparseadapter.core.adapter.LayerSelection;
import org.sparseadapter.core.plm.BaseModelInfo;

/**
 * The {@code config} of an adapter in the AdapterHub library's words. Two forms have a counterpart: the one that it calls
 * {@code seq_bn} (Pfeiffer) and {@code double_seq_bn} (Houlsby). Everything else that would change what is computed is
 * refused by name, unknown fields among it.
 */
final class HubConfig {

    private static final String NON_LINEARITY = "non_linearity";
    private static final String REDUCTION = "reduction_factor";
    private static final String LEAVE_OUT = "leave_out";
    private static final String CROSS = "cross_adapter";
    private static final String BEFORE = "original_ln_before";
    private static final String RESIDUAL = "residual_before_ln";

    private static final Map<String, Activation> ACTIVATIONS = Map.of(
            "relu", Activation.RELU,
            "gelu", Activation.GELU,
            "tanh", Activation.TANH,
            "swish", Activation.SILU,
            "silu", Activation.SILU);

    /** What is of no consequence: initialisation, dropout, and the details of what must be off. */
    private static final Set<String> IDLE = Set.of(
            "init_weights",
            "init_weights_seed",
            "dropout",
            "stochastic_depth",
            "adapter_residual_before_ln",
            "inv_adapter_reduction_factor",
            "phm_dim",
            "factorized_phm_W",
            "shared_W_phm",
            "shared_phm_rule",
            "factorized_phm_rule",
            "phm_c_init",
            "phm_init_range",
            "learn_phm",
            "hypercomplex_nonlinearity",
            "phm_rank",
            "phm_bias");

    private static final Set<String> OFF =
            Set.of("ln_before", "ln_after", "is_parallel", "use_gating", "inv_adapter", "phm_layer", "architecture");

    private static final Set<String> READ = Set.of(
            "mh_adapter",
            "output_adapter",
            "original_ln_after",
            "scaling",
            NON_LINEARITY,
            REDUCTION,
            LEAVE_OUT,
            CROSS,
            BEFORE,
            RESIDUAL);

    private final JsonNode config;
    private final BaseModelInfo base;

    private HubConfig(JsonNode config, BaseModelInfo base) {
        this.config = config;
        this.base = base;
    }

    static BottleneckAdapter read(JsonNode config, BaseModelInfo base) {
        if (!config.isObject()) {
            throw HubFiles.wrong(HubFiles.ADAPTER_CONFIG, "config", config, "an object");
        }
        return new HubConfig(config, base).read();
    }

    private BottleneckAdapter read() {
        config.fieldNames().forEachRemaining(this::requireKnown);
        OFF.forEach(field -> require(isOff(config.path(field)), field, "none"));
        boolean twice = config.path("mh_adapter").asBoolean();
        require(config.path("output_adapter").asBoolean(), "output_adapter", "true");
        require(config.path("original_ln_after").asBoolean(true), "original_ln_after", "true");
        require(
                config.path("scaling").asDouble(1) == 1
                        && !config.path("scaling").isTextual(),
                "scaling",
                "1.0");
        require(config.path(BEFORE).asBoolean() != twice, BEFORE, twice ? "false beside mh_adapter" : "true");
        JsonNode residual = config.path(RESIDUAL);
        require(
                residual.isMissingNode() || residual.isBoolean() && (twice || residual.booleanValue()),
                RESIDUAL,
                "true");
        // Our Houlsby adapts cross-attention too, where there is one.
        boolean crosses = twice && base.decoderLayers() > 0;
        require(
                base.decoderLayers() == 0 || config.path(CROSS).asBoolean() == crosses,
                CROSS,
                crosses + " on an encoder-decoder");
        Activation activation = ACTIVATIONS.get(config.path(NON_LINEARITY).asText());
        require(activation != null, NON_LINEARITY, "one of " + new TreeSet<>(ACTIVATIONS.keySet()));
        return HubForm.of(twice).maker().of(bottleneck(), activation, layers());
    }

    private void requireKnown(String field) {
        require(
                IDLE.contains(field) || OFF.contains(field) || READ.contains(field),
                field,
                "no such field: it has no counterpart here");
    }

    private int bottleneck() {
        JsonNode factor = config.path(REDUCTION);
        require(factor.isNumber() && factor.doubleValue() > 0, REDUCTION, "one positive number for all layers");
        return (int) Math.max(1, Math.floor(base.hidden() / factor.doubleValue()));
    }

    private LayerSelection layers() {
        Set<Integer> kept = new TreeSet<>();
        for (int layer = 0; layer < base.layers(); layer++) {
            kept.add(layer);
        }
        for (JsonNode left : config.path(LEAVE_OUT)) {
            require(left.isInt() && kept.remove(left.intValue()), LEAVE_OUT, "layers of the " + base.layers());
        }
        require(!kept.isEmpty(), LEAVE_OUT, "at least one layer left");
        return kept.size() == base.layers() ? LayerSelection.all() : LayerSelection.of(kept);
    }

    private void require(boolean holds, String field, String expected) {
        if (!holds) {
            throw HubFiles.wrong(HubFiles.ADAPTER_CONFIG, "config." + field, config.path(field), expected);
        }
    }

    private static boolean isOff(JsonNode value) {
        return value.isMissingNode() || value.isNull() || value.isBoolean() && !value.booleanValue();
    }

    static ObjectNode write(HubForm form, BottleneckAdapter adapter, BaseModelInfo base) {
        boolean twice = form.twice();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("adapter_residual_before_ln", false)
                .put(CROSS, twice && base.decoderLayers() > 0)
                .put("dropout", 0.0)
                .put("init_weights", "bert")
                .putNull("inv_adapter")
                .putNull("inv_adapter_reduction_factor")
                .put("is_parallel", false);
        ArrayNode left = json.putArray(LEAVE_OUT);
        for (int layer = 0; layer < base.layers(); layer++) {
            if (!adapter.layers().includes(layer)) {
                left.add(layer);
            }
        }
        json.put("ln_after", false)
                .put("ln_before", false)
                .put("mh_adapter", twice)
                .put(NON_LINEARITY, word(adapter.activation()))
                .put("original_ln_after", true)
                .put(BEFORE, !twice)
                .put("output_adapter", true)
                .put("phm_layer", false);
        if (base.hidden() % adapter.bottleneck() == 0) {
            json.put(REDUCTION, base.hidden() / adapter.bottleneck());
        } else {
            // They round the width down; halfway between two widths no rounding of the quotient matters.
            json.put(REDUCTION, base.hidden() / (adapter.bottleneck() + 0.5));
        }
        return json.put(RESIDUAL, true).put("scaling", 1.0).put("use_gating", false);
    }

    private static String word(Activation activation) {
        return activation == Activation.SILU ? "swish" : activation.word();
    }
}
