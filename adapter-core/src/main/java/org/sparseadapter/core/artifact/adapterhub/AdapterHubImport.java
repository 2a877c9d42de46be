// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact.adapterhub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.BottleneckAdapter;
import org.sparseadapter.core.adapter.DenseParameter;
import org.sparseadapter.core.adapter.ExchangeFormat;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.artifact.Artifact;
import org.sparseadapter.core.artifact.ArtifactException;
import org.sparseadapter.core.artifact.ArtifactKind;
import org.sparseadapter.core.artifact.BaseFit;
import org.sparseadapter.core.artifact.ImportOptions;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.safetensors.Safetensors;
import org.sparseadapter.core.text.Quoted;

/** Makes an artifact of a bottleneck adapter and the head that the AdapterHub library saved with it. */
public final class AdapterHubImport {

    private AdapterHubImport() {}

    /**
     * Reads a folder that {@code save_adapter(..., with_head=True, use_safetensors=True)} wrote.
     *
     * @param base the model that it was trained on
     * @throws ArtifactException when something of it has no counterpart here, by name
     */
    public static Artifact read(Path folder, BaseModelInfo base, ImportOptions options) {
        ObjectNode file = HubFiles.json(folder, HubFiles.ADAPTER_CONFIG);
        requireEqual(file, "model_type", base.architecture());
        requireEqual(file, "hidden_size", Integer.toString(base.hidden()));
        BottleneckAdapter adapter = HubConfig.read(file.path("config"), base);
        SortedMap<String, Parameter> parameters =
                parameters(HubFiles.adapter(folder), base, file.path("name").asText());
        HubHead head = HubHead.read(folder, base, options);
        parameters.putAll(head.parameters());
        AdapterState state = new AdapterState(adapter, head.config(), base.digest(), parameters);
        ObjectNode origin = JsonNodeFactory.instance.objectNode();
        origin.putObject("imported").put("format", ExchangeFormat.ADAPTERHUB.word());
        return new Artifact(ArtifactKind.ADAPTER, BaseFit.require(state, base), origin);
    }

    private static void requireEqual(ObjectNode file, String field, String expected) {
        JsonNode found = file.path(field);
        if (!found.asText().equals(expected)) {
            throw HubFiles.wrong(HubFiles.ADAPTER_CONFIG, field, found, expected + " as of the base model");
        }
    }

    private static SortedMap<String, Parameter> parameters(Safetensors weights, BaseModelInfo base, String name) {
        SortedMap<String, String> names = HubFamily.of(base).parameters(base, name);
        SortedMap<String, Parameter> parameters = new TreeMap<>();
        weights.tensors().forEach((tensor, info) -> {
            // The model stands under a name of its own in classes with heads, and under none by itself.
            String inner = tensor.substring(tensor.indexOf('.') + 1);
            String own = names.getOrDefault(tensor, names.get(inner));
            if (own == null) {
                throw new ArtifactException(HubFiles.ADAPTER_WEIGHTS + ": tensor " + Quoted.text(tensor)
                        + " has no place in the adapter " + Quoted.text(name) + " on " + base.architecture());
            }
            if (parameters.put(own, new DenseParameter(info.dimensions(), weights.floats(tensor))) != null) {
                throw new ArtifactException(
                        HubFiles.ADAPTER_WEIGHTS + ": tensor " + Quoted.text(tensor) + " is there under two names");
            }
        });
        return parameters;
    }
}
