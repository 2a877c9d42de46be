// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact.adapterhub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.DenseParameter;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.artifact.ArtifactException;
import org.sparseadapter.core.artifact.ImportOptions;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.safetensors.Safetensors;
import org.sparseadapter.core.safetensors.SafetensorsWriter;
import org.sparseadapter.core.task.HeadActivation;
import org.sparseadapter.core.task.HeadLayers;
import org.sparseadapter.core.task.Pooling;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.core.text.Quoted;

/**
 * A classification head, perhaps multi-label, of one or two layers in the AdapterHub library's words. Its classes see the
 * pooler's output, or, without a pooler, the state of one token, the first or the last.
 *
 * @param config the head here
 * @param parameters its weights and biases
 */
record HubHead(HeadConfig config, SortedMap<String, Parameter> parameters) {

    private static final String TYPE = "head_type";
    private static final String CLASSIFICATION = "classification";
    private static final String MULTI_LABEL = "multilabel_classification";
    private static final String LABELS = "label2id";
    private static final String POOLER = "use_pooler";
    private static final String LAYERS = "layers";
    private static final String ACTIVATION = "activation_function";

    static HubHead read(Path folder, BaseModelInfo base, ImportOptions options) {
        ObjectNode file = HubFiles.json(folder, HubFiles.HEAD_CONFIG);
        JsonNode config = file.path("config");
        JsonNode type = config.path(TYPE);
        boolean several = type.asText().equals(MULTI_LABEL);
        require(
                config,
                TYPE,
                several || type.asText().equals(CLASSIFICATION),
                "one of " + List.of(CLASSIFICATION, MULTI_LABEL));
        int layers = config.path(LAYERS).asInt();
        require(config, LAYERS, layers == 1 || layers == 2, "1 or 2");
        HeadActivation activation = layers == 1 ? HeadActivation.TANH : activation(config);
        require(config, "bias", config.path("bias").asBoolean(true), "true");
        Safetensors weights = HubFiles.head(folder);
        SortedMap<String, Parameter> parameters = new TreeMap<>();
        Map<String, String> names = names(file.path("name").asText(), layers);
        names.forEach((own, theirs) -> parameters.put(own, tensor(weights, theirs)));
        for (String name : weights.tensors().keySet()) {
            if (!names.containsValue(name)) {
                throw new ArtifactException(HubFiles.HEAD_WEIGHTS + ": tensor " + Quoted.text(name)
                        + " has no place in a head of layers " + layers);
            }
        }
        int outputs = parameters.get(AdapterState.HEAD_BIAS).size();
        HubFamily family = HubFamily.of(base);
        boolean pooler = config.path(POOLER).asBoolean();
        require(config, POOLER, !pooler || family.pooler(), "false on " + base.architecture());
        Pooling pooling = pooler ? Pooling.POOLER : family.plain();
        // Regression goes by the name of classification there, so that name decides nothing.
        Optional<TaskKind> kind = several ? Optional.of(TaskKind.MULTI_LABEL) : Optional.empty();
        HeadLayers depth = new HeadLayers(layers, activation);
        return new HubHead(options.head(kind, outputs, labels(config, outputs), pooling, depth, base), parameters);
    }

    /** Names there by those here: a linear layer stands second, after a dropout, another fifth, after an activation too. */
    private static Map<String, String> names(String head, int layers) {
        String first = "heads." + head + ".1.";
        if (layers == 1) {
            return Map.of(AdapterState.HEAD_WEIGHT, first + "weight", AdapterState.HEAD_BIAS, first + "bias");
        }
        String second = "heads." + head + ".4.";
        return Map.of(
                AdapterState.HEAD_INNER_WEIGHT, first + "weight",
                AdapterState.HEAD_INNER_BIAS, first + "bias",
                AdapterState.HEAD_WEIGHT, second + "weight",
                AdapterState.HEAD_BIAS, second + "bias");
    }

    private static HeadActivation activation(JsonNode config) {
        String word = config.path(ACTIVATION).asText();
        Optional<HeadActivation> known = Arrays.stream(HeadActivation.values())
                .filter(activation -> activation.word().equals(word))
                .findFirst();
        require(config, ACTIVATION, known.isPresent(), "\"tanh\" or \"relu\"");
        return known.orElseThrow();
    }

    private static Parameter tensor(Safetensors weights, String name) {
        return new DenseParameter(weights.tensor(name).dimensions(), weights.floats(name));
    }

    private static List<String> labels(JsonNode config, int outputs) {
        JsonNode ids = config.path(LABELS);
        if (!ids.isObject()) {
            return List.of();
        }
        String[] names = new String[outputs];
        ids.properties().forEach(entry -> {
            int id = entry.getValue().asInt(-1);
            require(config, LABELS, id >= 0 && id < outputs && names[id] == null, "ids 0 to " + (outputs - 1));
            names[id] = entry.getKey();
        });
        List<String> found = new ArrayList<>();
        Arrays.stream(names).forEach(name -> {
            require(config, LABELS, name != null, "a label for each of the " + outputs + " outputs");
            found.add(name);
        });
        return found;
    }

    private static void require(JsonNode config, String field, boolean holds, String expected) {
        if (!holds) {
            throw HubFiles.wrong(HubFiles.HEAD_CONFIG, "config." + field, config.path(field), expected);
        }
    }

    /**
     * The head's settings in their words.
     *
     * @throws ArtifactException when there are none for it
     */
    static ObjectNode write(HeadConfig head, BaseModelInfo base) {
        String type =
                switch (head.kind()) {
                    case CLASSIFICATION, REGRESSION -> CLASSIFICATION;
                    case MULTI_LABEL -> MULTI_LABEL;
                    case QUESTION_ANSWERING, SEQUENCE_TO_SEQUENCE ->
                        throw noHead("task " + head.kind().word());
                };
        HubFamily family = HubFamily.of(base);
        boolean pooler = head.pooling() == Pooling.POOLER && family.pooler();
        if (!pooler && head.pooling() != family.plain()) {
            throw noHead("pooling " + head.pooling().name().toLowerCase(Locale.ROOT));
        }
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put(ACTIVATION, head.activation().word())
                .put("bias", true)
                .put("dropout_prob", head.dropout())
                .put(TYPE, type);
        if (head.labels().isEmpty()) {
            json.putNull(LABELS);
        } else {
            ObjectNode ids = json.putObject(LABELS);
            head.labels().forEach(label -> ids.put(label, ids.size()));
        }
        return json.put(LAYERS, head.layers()).put("num_labels", head.outputs()).put(POOLER, pooler);
    }

    private static ArtifactException noHead(String what) {
        return new ArtifactException(
                what + " has no counterpart among the AdapterHub library's heads; export without the head");
    }

    static byte[] weights(AdapterState state, String name) {
        SafetensorsWriter writer = new SafetensorsWriter().metadata("format", "pt");
        names(name, state.head().layers()).forEach((own, theirs) -> {
            Parameter parameter = state.parameters().get(own);
            writer.floats(theirs, parameter.shape(), parameter.dense());
        });
        return writer.toBytes();
    }
}
