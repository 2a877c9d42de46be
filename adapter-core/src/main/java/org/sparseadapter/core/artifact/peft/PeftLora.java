// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact.peft;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sparseadapter.core.adapter.DenseParameter;
import org.sparseadapter.core.adapter.LayerSelection;
import org.sparseadapter.core.adapter.Lora;
import org.sparseadapter.core.adapter.LoraTarget;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.adapter.ParameterSpec;
import org.sparseadapter.core.artifact.ArtifactException;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.safetensors.Safetensors;
import org.sparseadapter.core.safetensors.SafetensorsException;
import org.sparseadapter.core.safetensors.SafetensorsLimits;
import org.sparseadapter.core.site.Site;
import org.sparseadapter.core.text.Quoted;

/**
 * A LoRA that the PEFT library saved.
 *
 * @param config the adapter in the words of this library
 * @param parameters its matrices under the names that {@link Lora} gives them
 * @param head the head saved with it, if any
 * @param type PEFT's {@code task_type}; empty where the file says none
 */
public record PeftLora(Lora config, SortedMap<String, Parameter> parameters, Optional<PeftHead> head, String type) {

    private static final String PREFIX = "base_model.model.";
    private static final String A = ".lora_A.weight";
    private static final String B = ".lora_B.weight";

    public PeftLora {
        Objects.requireNonNull(config, "config");
        Objects.requireNonNull(head, "head");
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    /**
     * Reads a folder that PEFT's {@code save_pretrained} wrote.
     *
     * @throws ArtifactException when a file is missing, or says something that {@link Lora} cannot express on this base
     */
    public static PeftLora read(Path folder, BaseModelInfo base) {
        PeftConfig config = PeftConfig.read(folder.resolve("adapter_config.json"));
        Path file = folder.resolve("adapter_model.safetensors");
        try {
            return of(config, tensors(Safetensors.open(file, SafetensorsLimits.ARTIFACT)), base);
        } catch (IOException | SafetensorsException e) {
            throw new ArtifactException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static PeftLora of(PeftConfig config, SortedMap<String, Parameter> tensors, BaseModelInfo base) {
        SortedMap<String, Site> modules = PeftModules.of(base);
        SortedMap<String, Parameter> renamed = new TreeMap<>();
        SortedMap<String, Parameter> others = new TreeMap<>();
        SortedSet<Integer> layers = new TreeSet<>();
        Set<LoraTarget> targets = EnumSet.noneOf(LoraTarget.class);
        tensors.forEach((name, values) -> {
            boolean isA = name.endsWith(A);
            if (!isA && !name.endsWith(B)) {
                others.put(name, values);
                return;
            }
            Site site = site(modules, name.substring(0, name.length() - A.length()));
            layers.add(site.layer());
            Arrays.stream(LoraTarget.values())
                    .filter(target -> target.point() == site.point())
                    .forEach(targets::add);
            renamed.put(site.path() + (isA ? ".lora_a.weight" : ".lora_b.weight"), values);
        });
        if (targets.isEmpty()) {
            throw new ArtifactException("expected tensors named ...lora_A.weight, found none");
        }
        LayerSelection selection = layers.size() == base.layers() ? LayerSelection.all() : LayerSelection.of(layers);
        Lora lora = new Lora(config.rank(), config.alpha(), targets, selection);
        requireExactly(lora, renamed, base);
        Optional<PeftHead> head = PeftHead.of(others);
        return new PeftLora(lora, renamed, head, config.type());
    }

    /** Names differ in how the model stands in its task's class: {@code bert.encoder...} or {@code encoder...}. */
    private static Site site(SortedMap<String, Site> modules, String module) {
        String inner = module;
        while (!modules.containsKey(inner)) {
            int dot = inner.indexOf('.');
            if (dot < 0) {
                throw new ArtifactException("module " + Quoted.text(module) + " is none of those that can be adapted,"
                        + " which are named like " + modules.firstKey());
            }
            inner = inner.substring(dot + 1);
        }
        return modules.get(inner);
    }

    private static void requireExactly(Lora lora, SortedMap<String, Parameter> found, BaseModelInfo base) {
        Set<String> unused = new TreeSet<>(found.keySet());
        for (ParameterSpec spec : lora.parameters(base)) {
            Parameter values = found.get(spec.name());
            if (values == null) {
                throw new ArtifactException("expected the same modules in each adapted layer: " + spec.name()
                        + " is missing of " + lora.targets() + " in layers "
                        + lora.layers().within(base.layers()));
            }
            if (!Arrays.equals(values.shape(), spec.shape())) {
                throw new ArtifactException(spec.name() + ": expected shape " + Arrays.toString(spec.shape())
                        + ", found " + Arrays.toString(values.shape()));
            }
            unused.remove(spec.name());
        }
        if (!unused.isEmpty()) {
            throw new ArtifactException("matrices that no target of a LoRA covers: " + unused);
        }
    }

    private static SortedMap<String, Parameter> tensors(Safetensors file) {
        SortedMap<String, Parameter> tensors = new TreeMap<>();
        file.tensors().forEach((name, info) -> {
            if (!name.startsWith(PREFIX)) {
                throw new ArtifactException("tensor " + Quoted.text(name) + ": expected names in " + PREFIX);
            }
            tensors.put(name.substring(PREFIX.length()), new DenseParameter(info.dimensions(), file.floats(name)));
        });
        return tensors;
    }
}
