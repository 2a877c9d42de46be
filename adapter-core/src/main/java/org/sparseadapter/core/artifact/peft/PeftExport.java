// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact.peft;

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
import java.util.SortedSet;
import java.util.TreeSet;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.Lora;
import org.sparseadapter.core.adapter.LoraTarget;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.artifact.ArtifactException;
import org.sparseadapter.core.artifact.BaseFit;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.safetensors.SafetensorsWriter;

/**
 * Writes a LoRA as the PEFT library (0.21) saves it: {@code adapter_config.json} and {@code adapter_model.safetensors}.
 * Matrices become dense, with zeros where the mask has them. PEFT has no place for the labels' names.
 */
public final class PeftExport {

    private static final String PREFIX = "base_model.model.";
    private static final Map<LoraTarget, List<String>> BERT_TARGETS = Map.of(
            LoraTarget.QUERY, List.of("query"),
            LoraTarget.KEY, List.of("key"),
            LoraTarget.VALUE, List.of("value"),
            LoraTarget.ATTENTION_OUTPUT, List.of("attention.output.dense"));
    private static final Map<LoraTarget, List<String>> BART_TARGETS = Map.of(
            LoraTarget.QUERY, List.of("q_proj"),
            LoraTarget.KEY, List.of("k_proj"),
            LoraTarget.VALUE, List.of("v_proj"),
            LoraTarget.ATTENTION_OUTPUT, List.of("encoder_attn.out_proj", "self_attn.out_proj"),
            LoraTarget.FFN_OUTPUT, List.of("fc2"));

    private final AdapterState state;
    private final Lora lora;
    private final BaseModelInfo base;
    private final TaskClass target;

    private PeftExport(AdapterState state, Lora lora, BaseModelInfo base, TaskClass target) {
        this.state = state;
        this.lora = lora;
        this.base = base;
        this.target = target;
    }

    /**
     * Writes the two files.
     *
     * @param base the model that the adapter belongs to
     * @param folder exists; files of these names are replaced
     * @param withHead whether the head goes too, for {@code BertForSequenceClassification},
     *     {@code BertForQuestionAnswering} and their like over RoBERTa and BART; without it the names are those of the bare
     *     model, or of the class that generates where the task is sequence to sequence
     * @throws ArtifactException when something of the adapter has no counterpart there, by name
     */
    public static void write(AdapterState state, BaseModelInfo base, Path folder, boolean withHead) throws IOException {
        if (!(state.config() instanceof Lora lora)) {
            throw new ArtifactException("an adapter of kind " + state.config().kind()
                    + " has no counterpart in the PEFT library, only lora has");
        }
        BaseFit.require(state, base);
        boolean whole = withHead || state.head().layers() == 0;
        TaskClass target = whole ? TaskClass.of(state.head(), base) : TaskClass.bare();
        PeftExport export = new PeftExport(state, lora, base, target);
        byte[] tensors = export.tensors();
        Files.write(
                folder.resolve("adapter_config.json"),
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(export.config()));
        Files.write(folder.resolve("adapter_model.safetensors"), tensors);
    }

    private byte[] tensors() {
        SafetensorsWriter writer = new SafetensorsWriter().metadata("format", "pt");
        PeftModules.of(base).forEach((module, site) -> {
            put(writer, site.path() + ".lora_a.weight", target.model() + module + ".lora_A.weight");
            put(writer, site.path() + ".lora_b.weight", target.model() + module + ".lora_B.weight");
        });
        target.head().forEach((own, theirs) -> put(writer, own, theirs));
        return writer.toBytes();
    }

    private void put(SafetensorsWriter writer, String own, String theirs) {
        Parameter parameter = state.parameters().get(own);
        if (parameter != null) {
            writer.floats(PREFIX + theirs, parameter.shape(), parameter.dense());
        }
    }

    private ObjectNode config() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject("alpha_pattern");
        json.put("base_model_name_or_path", base.id())
                .put("bias", "none")
                .put("fan_in_fan_out", false)
                .put("inference_mode", true)
                .put("init_lora_weights", true)
                .putNull("layers_pattern")
                .putNull("layers_to_transform");
        if (lora.alpha() == Math.rint(lora.alpha())) {
            json.put("lora_alpha", (long) lora.alpha());
        } else {
            json.put("lora_alpha", lora.alpha());
        }
        json.put("lora_dropout", 0.0);
        if (target.saved().isEmpty()) {
            json.putNull("modules_to_save");
        } else {
            target.saved().forEach(json.putArray("modules_to_save")::add);
        }
        json.put("peft_type", "LORA").put("r", lora.rank()).putObject("rank_pattern");
        targets().forEach(json.putArray("target_modules")::add);
        return json.put("task_type", target.type()).put("use_dora", false).put("use_rslora", false);
    }

    /** Short names, which PEFT compares with the ends of modules' names; whole names where an end is not enough. */
    private Collection<String> targets() {
        SortedSet<String> names = new TreeSet<>();
        Map<LoraTarget, List<String>> known = base.decoderLayers() > 0 ? BART_TARGETS : BERT_TARGETS;
        if (lora.layers().chosen().isEmpty() && known.keySet().containsAll(lora.targets())) {
            lora.targets().forEach(target -> names.addAll(known.get(target)));
            return names;
        }
        List<String> whole = new ArrayList<>();
        PeftModules.of(base).forEach((module, site) -> {
            if (state.parameters().containsKey(site.path() + ".lora_a.weight")) {
                whole.add(module);
            }
        });
        return whole;
    }
}
