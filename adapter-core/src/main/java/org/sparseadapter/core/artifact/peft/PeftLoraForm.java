// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact.peft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.sparseadapter.core.adapter.Lora;
import org.sparseadapter.core.adapter.LoraTarget;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.site.Site;

/** PEFT's LoRA. */
final class PeftLoraForm implements PeftForm<Lora> {

    private static final Map<String, String> ENDINGS =
            Map.of(".lora_A.weight", ".lora_a.weight", ".lora_B.weight", ".lora_b.weight");

    private static final List<String> OFF = List.of(
            "use_dora",
            "use_qalora",
            "use_bdlora",
            "lora_bias",
            "alora_invocation_tokens",
            "arrow_config",
            "kasa_config",
            "velora_config",
            "monteclora_config");

    @Override
    public Class<Lora> type() {
        return Lora.class;
    }

    @Override
    public String peftType() {
        return "LORA";
    }

    @Override
    public List<String> endings() {
        return ENDINGS.keySet().stream().sorted().toList();
    }

    @Override
    public Content<Lora> read(PeftJson file, List<PeftTensor> tensors, BaseModelInfo base) {
        file.requireOff(OFF);
        if (!file.path("bias").asText("none").equals("none")) {
            throw file.wrong("bias", "\"none\"");
        }
        for (String pattern : List.of("rank_pattern", "alpha_pattern")) {
            if (!file.path(pattern).isEmpty()) {
                throw file.wrong(pattern, "one value for all modules");
            }
        }
        SortedMap<String, Parameter> parameters = new TreeMap<>();
        Set<LoraTarget> targets = EnumSet.noneOf(LoraTarget.class);
        for (PeftTensor tensor : tensors) {
            Arrays.stream(LoraTarget.values())
                    .filter(target -> target.point() == tensor.projection().point())
                    .forEach(targets::add);
            parameters.put(tensor.projection().path() + ENDINGS.get(tensor.ending()), tensor.values());
        }
        int rank = rank(file);
        return new Content<>(new Lora(rank, alpha(file, rank), targets, PeftAdapter.layers(tensors, base)), parameters);
    }

    private static int rank(PeftJson file) {
        JsonNode rank = file.path("r");
        if (!rank.canConvertToInt() || rank.intValue() < 1) {
            throw file.wrong("r", "a positive integer");
        }
        return rank.intValue();
    }

    private static double alpha(PeftJson file, int rank) {
        JsonNode alpha = file.path("lora_alpha");
        if (!alpha.isNumber() || !(alpha.doubleValue() > 0)) {
            throw file.wrong("lora_alpha", "a positive number");
        }
        // Rank-stabilised LoRA divides by the square root of the rank.
        return alpha.doubleValue() * (file.path("use_rslora").asBoolean() ? Math.sqrt(rank) : 1);
    }

    @Override
    public Map<String, Parameter> tensors(Site projection, SortedMap<String, Parameter> own) {
        Map<String, Parameter> tensors = new TreeMap<>();
        ENDINGS.forEach((theirs, ours) -> {
            Parameter parameter = own.get(projection.path() + ours);
            if (parameter != null) {
                tensors.put(theirs, parameter);
            }
        });
        return tensors;
    }

    @Override
    public Set<LoraTarget> projections(Lora config) {
        return config.targets();
    }

    @Override
    public void write(Lora config, ObjectNode json, Function<Set<LoraTarget>, Collection<String>> modules) {
        json.put("bias", "none")
                .put("init_lora_weights", true)
                .putNull("layers_pattern")
                .putNull("layers_to_transform")
                .put("lora_dropout", 0.0)
                .put("r", config.rank())
                .put("use_dora", false)
                .put("use_rslora", false);
        json.putObject("alpha_pattern");
        json.putObject("rank_pattern");
        if (config.alpha() == Math.rint(config.alpha())) {
            json.put("lora_alpha", (long) config.alpha());
        } else {
            json.put("lora_alpha", config.alpha());
        }
    }
}
