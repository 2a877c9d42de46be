// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact.adapterhub;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.sparseadapter.core.adapter.AdapterKinds;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.ExchangeFormat;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.artifact.ArtifactException;
import org.sparseadapter.core.artifact.BaseFit;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.safetensors.SafetensorsWriter;
import org.sparseadapter.core.text.Quoted;

/**
 * Writes a bottleneck adapter as the AdapterHub library (adapters 1.x) saves it with {@code use_safetensors=True}.
 * Matrices become dense, with zeros where the mask has them.
 */
public final class AdapterHubExport {

    private static final String VERSION = "adapters.1.2.0";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,63}");

    private AdapterHubExport() {}

    /**
     * Writes two files, and two more for the head.
     *
     * @param name what the adapter is called there, a part of the tensors' names: letters, digits, {@code _} and {@code -}
     * @param base the model that the adapter belongs to
     * @param folder exists; files of these names are replaced
     * @param withHead whether the head goes too
     * @throws ArtifactException when something of the adapter has no counterpart there, by name
     */
    public static void write(AdapterState state, String name, BaseModelInfo base, Path folder, boolean withHead)
            throws IOException {
        HubForm form = HubForm.of(state.config())
                .orElseThrow(() -> new ArtifactException("an adapter of kind "
                        + state.config().kind() + " has no counterpart in the AdapterHub library, unlike "
                        + String.join(" and ", AdapterKinds.words(kind -> kind.formats()
                                .contains(ExchangeFormat.ADAPTERHUB)))));
        if (!NAME.matcher(name).matches()) {
            throw new ArtifactException(
                    "expected a name of letters, digits, _ and - for the adapter, found " + Quoted.text(name));
        }
        BaseFit.require(state, base);
        if (withHead) {
            ObjectNode head = about(name, base);
            head.set("config", HubHead.write(state.head(), base));
            HubFiles.write(folder, HubFiles.HEAD_CONFIG, head);
            Files.write(folder.resolve(HubFiles.HEAD_WEIGHTS), HubHead.weights(state, name));
        }
        ObjectNode config = about(name, base);
        config.set("config", HubConfig.write(form, form.type().cast(state.config()), base));
        HubFiles.write(folder, HubFiles.ADAPTER_CONFIG, config);
        Files.write(folder.resolve(HubFiles.ADAPTER_WEIGHTS), weights(state, name, base));
    }

    private static ObjectNode about(String name, BaseModelInfo base) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("hidden_size", base.hidden())
                .put("model_class", HubFamily.of(base).modelClass())
                .put("model_name", base.id())
                .put("model_type", base.architecture())
                .put("name", name)
                .put("version", VERSION);
    }

    private static byte[] weights(AdapterState state, String name, BaseModelInfo base) {
        SafetensorsWriter writer = new SafetensorsWriter().metadata("format", "pt");
        HubFamily family = HubFamily.of(base);
        family.parameters(base, name).forEach((theirs, own) -> {
            Parameter parameter = state.parameters().get(own);
            if (parameter != null) {
                writer.floats(family.prefix() + theirs, parameter.shape(), parameter.dense());
            }
        });
        return writer.toBytes();
    }
}
