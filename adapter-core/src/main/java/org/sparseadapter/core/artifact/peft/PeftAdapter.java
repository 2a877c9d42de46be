// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact.peft;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.adapter.DenseParameter;
import org.sparseadapter.core.adapter.LayerSelection;
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
 * An adapter that the PEFT library saved.
 *
 * @param config the adapter in the words of this library
 * @param parameters its weights under the names that this library gives them
 * @param head the head saved with it, if any
 * @param type PEFT's {@code task_type}; empty where the file says none
 */
public record PeftAdapter(
        AdapterConfig config, SortedMap<String, Parameter> parameters, Optional<PeftHead> head, String type) {

    private static final String PREFIX = "base_model.model.";

    public PeftAdapter {
        Objects.requireNonNull(config, "config");
        Objects.requireNonNull(head, "head");
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    /**
     * Reads a folder that PEFT's {@code save_pretrained} wrote.
     *
     * @throws ArtifactException when a file is missing, or says something that no adapter of this library can express on
     *     this base
     */
    public static PeftAdapter read(Path folder, BaseModelInfo base) {
        PeftJson json = PeftJson.read(folder.resolve("adapter_config.json"));
        PeftForm<?> form = PeftForms.of(json);
        json.requireOff();
        Path file = folder.resolve("adapter_model.safetensors");
        try {
            return of(json, form, tensors(Safetensors.open(file, SafetensorsLimits.ARTIFACT)), base);
        } catch (IOException | SafetensorsException e) {
            throw new ArtifactException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static PeftAdapter of(
            PeftJson json, PeftForm<?> form, SortedMap<String, Parameter> tensors, BaseModelInfo base) {
        PeftFamily family = PeftFamily.of(base);
        SortedMap<String, Site> modules = family.modules().sites(base);
        List<PeftTensor> own = new ArrayList<>();
        SortedMap<String, Parameter> others = new TreeMap<>();
        Map<String, String> taken = new HashMap<>();
        tensors.forEach((name, values) -> {
            Optional<String> ending =
                    form.endings().stream().filter(name::endsWith).findFirst();
            if (ending.isEmpty()) {
                others.put(name, values);
                return;
            }
            String module = name.substring(0, name.length() - ending.get().length());
            PeftTensor tensor = new PeftTensor(site(modules, module), ending.get(), values);
            requireFree(taken, tensor, name);
            own.add(tensor);
        });
        if (own.isEmpty()) {
            throw new ArtifactException(
                    "expected tensors named ..." + form.endings().get(0).substring(1) + ", found none");
        }
        PeftForm.Content<?> content = form.read(json, own, base);
        requireExactly(content, base);
        return new PeftAdapter(content.config(), content.parameters(), PeftHead.of(others, family), json.taskType());
    }

    /** Names that differ in how the model stands in its task's class may mean one module; which of them holds would be a guess. */
    private static void requireFree(Map<String, String> taken, PeftTensor tensor, String name) {
        String first = taken.putIfAbsent(tensor.projection().path() + tensor.ending(), name);
        if (first != null) {
            throw new ArtifactException("tensors " + Quoted.text(first) + " and " + Quoted.text(name)
                    + " are the same weights of one module, expected one of them");
        }
    }

    /** The layers of the modules that tensors belong to. */
    static LayerSelection layers(List<PeftTensor> tensors, BaseModelInfo base) {
        Set<Integer> layers =
                tensors.stream().map(tensor -> tensor.projection().layer()).collect(Collectors.toSet());
        return layers.size() == base.layers() ? LayerSelection.all() : LayerSelection.of(layers);
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

    private static void requireExactly(PeftForm.Content<?> content, BaseModelInfo base) {
        Set<String> unused = new TreeSet<>(content.parameters().keySet());
        for (ParameterSpec spec : content.config().parameters(base)) {
            Parameter values = content.parameters().get(spec.name());
            if (values == null) {
                throw new ArtifactException("expected the same modules in each adapted layer: " + spec.name()
                        + " is missing of " + content.config());
            }
            if (!Arrays.equals(values.shape(), spec.shape())) {
                throw new ArtifactException(spec.name() + ": expected shape " + Arrays.toString(spec.shape())
                        + ", found " + Arrays.toString(values.shape()));
            }
            unused.remove(spec.name());
        }
        if (!unused.isEmpty()) {
            throw new ArtifactException("weights that belong to no target of " + content.config() + ": " + unused);
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
