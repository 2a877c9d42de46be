// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.adapter.AdapterInitialiser;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.adapter.SparseParameter;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.Golden;
import org.sparseadapter.core.plm.ModelFolder;
import org.sparseadapter.core.prune.Mask;
import org.sparseadapter.core.prune.UniformScores;
import org.sparseadapter.core.task.PooledSettings;
import org.sparseadapter.core.task.Pooling;
import org.sparseadapter.core.task.TaskKind;

/** Adapters to hand to other libraries, and what is common in looking at what comes of it. */
public final class Exchanged {

    private Exchanged() {}

    /** What is known of a golden model, without the engine. */
    public static BaseModelInfo base(String golden) {
        return new ModelFolder(Golden.named(golden).folder().getParent())
                .list().stream()
                        .filter(info -> info.id().equals(golden))
                        .findFirst()
                        .orElseThrow();
    }

    /** A classifier of two labels, random throughout, half of every matrix outside its mask. */
    public static AdapterState sparse(AdapterConfig config, Pooling pooling, BaseModelInfo base) {
        return sparse(config, pooling, 1, base);
    }

    /** The same with a head of one layer or two. */
    public static AdapterState sparse(AdapterConfig config, Pooling pooling, int headLayers, BaseModelInfo base) {
        return sparse(config, pooling, new PooledSettings(headLayers), base);
    }

    /** The same with a head of these settings. */
    public static AdapterState sparse(
            AdapterConfig config, Pooling pooling, PooledSettings settings, BaseModelInfo base) {
        HeadConfig head = new HeadConfig(TaskKind.CLASSIFICATION, pooling, List.of("bad", "good"), 0.1, 32, settings);
        AdapterState initial = AdapterInitialiser.initial(config, head, base, 3);
        SortedMap<String, Parameter> parameters = new TreeMap<>();
        initial.parameters().forEach((name, parameter) -> {
            float[] values = AdapterInitialiser.normal("drawn." + name, parameter.size(), 3);
            int size = parameter.size();
            parameters.put(
                    name,
                    AdapterState.isPrunable(name)
                            ? SparseParameter.of(
                                    parameter.shape(),
                                    Mask.seededRandom(size, size / 2, UniformScores.seedOf(3, name)),
                                    values)
                            : parameter.withValues(values));
        });
        return initial.withParameters(parameters);
    }

    /** All values by name, dense. */
    public static SortedMap<String, List<Float>> values(AdapterState state) {
        SortedMap<String, List<Float>> values = new TreeMap<>();
        state.parameters().forEach((name, parameter) -> {
            Float[] boxed = new Float[parameter.size()];
            float[] dense = parameter.dense();
            for (int i = 0; i < dense.length; i++) {
                boxed[i] = dense[i];
            }
            values.put(name, List.of(boxed));
        });
        return values;
    }

    /** Replaces text in a file. */
    public static void edit(Path file, String old, String replacement) throws IOException {
        String text = Files.readString(file);
        if (!text.contains(old)) {
            throw new IllegalArgumentException(file + " does not contain " + old + " but " + text);
        }
        Files.writeString(file, text.replace(old, replacement));
    }
}
