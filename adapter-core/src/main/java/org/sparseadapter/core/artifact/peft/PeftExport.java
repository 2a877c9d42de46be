// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact.peft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.adapter.AdapterKinds;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.ExchangeFormat;
import org.sparseadapter.core.adapter.LoraTarget;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.artifact.ArtifactException;
import org.sparseadapter.core.artifact.BaseFit;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.safetensors.SafetensorsWriter;

/**
 * Writes an adapter as the PEFT library (0.21) saves it: {@code adapter_config.json} and {@code adapter_model.safetensors}.
 * Matrices become dense, with zeros where the mask has them. PEFT has no place for the labels' names.
 */
public final class PeftExport {

    private static final String PREFIX = "base_model.model.";

    private final AdapterState state;
    private final BaseModelInfo base;
    private final PeftFamily family;
    private final TaskClass target;

    private PeftExport(AdapterState state, BaseModelInfo base, TaskClass target) {
        this.state = state;
        this.base = base;
        this.family = PeftFamily.of(base);
        this.target = target;
    }

    /**
     * Writes the two files.
     *
     * @param base the model that the adapter belongs to
     * @param folder exists; files of these names are replaced
     * @param withHead whether the head goes too, for {@code BertForSequenceClassification},
     *     {@code BertForQuestionAnswering} and their like over other families; without it the names are those of the bare
     *     model, or of the class that generates where the task is sequence to sequence
     * @throws ArtifactException when something of the adapter has no counterpart there, by name
     */
    public static void write(AdapterState state, BaseModelInfo base, Path folder, boolean withHead) throws IOException {
        write(state, state.config(), base, folder, withHead);
    }

    private static <C extends AdapterConfig> void write(
            AdapterState state, C config, BaseModelInfo base, Path folder, boolean withHead) throws IOException {
        PeftForm<C> form = PeftForms.of(config)
                .orElseThrow(() -> new ArtifactException("an adapter of kind " + config.kind()
                        + " has no counterpart in the PEFT library, unlike "
                        + String.join(" and ", AdapterKinds.words(kind -> kind.formats()
                                .contains(ExchangeFormat.PEFT)))));
        BaseFit.require(state, base);
        boolean whole = withHead || state.head().layers() == 0;
        TaskClass target = whole ? TaskClass.of(state.head(), base) : TaskClass.bare();
        PeftExport export = new PeftExport(state, base, target);
        byte[] tensors = export.tensors(form);
        Files.write(
                folder.resolve("adapter_config.json"),
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(export.config(form, config)));
        Files.write(folder.resolve("adapter_model.safetensors"), tensors);
    }

    private byte[] tensors(PeftForm<?> form) {
        SafetensorsWriter writer = new SafetensorsWriter().metadata("format", "pt");
        family.modules().sites(base).forEach((module, site) -> form.tensors(site, state.parameters())
                .forEach((ending, values) -> put(writer, target.prefix() + module + ending, values)));
        target.head()
                .forEach((own, theirs) -> Optional.ofNullable(state.parameters().get(own))
                        .ifPresent(values -> put(writer, theirs, values)));
        return writer.toBytes();
    }

    private static void put(SafetensorsWriter writer, String name, Parameter values) {
        writer.floats(PREFIX + name, values.shape(), values.dense());
    }

    /** In the order of the names, as PEFT writes them. */
    private <C extends AdapterConfig> SortedMap<String, JsonNode> config(PeftForm<C> form, C config) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("base_model_name_or_path", base.id())
                .put("fan_in_fan_out", false)
                .put("inference_mode", true)
                .put("peft_type", form.peftType())
                .put("task_type", target.type());
        if (target.saved().isEmpty()) {
            json.putNull("modules_to_save");
        } else {
            target.saved().forEach(json.putArray("modules_to_save")::add);
        }
        modules(form, config, form.projections(config)).forEach(json.putArray("target_modules")::add);
        form.write(config, json, some -> modules(form, config, some));
        SortedMap<String, JsonNode> sorted = new TreeMap<>();
        json.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
        return sorted;
    }

    /** Short names, which PEFT compares with the ends of modules' names; whole names where an end is not enough. */
    private <C extends AdapterConfig> Collection<String> modules(PeftForm<C> form, C config, Set<LoraTarget> some) {
        SortedSet<String> names = new TreeSet<>();
        Map<LoraTarget, List<String>> known = family.targets();
        if (config.layers().chosen().isEmpty() && known.keySet().containsAll(form.projections(config))) {
            some.forEach(projection -> names.addAll(known.get(projection)));
            return names;
        }
        List<String> whole = new ArrayList<>();
        family.modules().sites(base).forEach((module, site) -> {
            boolean meant = some.stream().anyMatch(projection -> projection.isAt(site.point()));
            if (meant && !form.tensors(site, state.parameters()).isEmpty()) {
                whole.add(module);
            }
        });
        return whole;
    }
}
