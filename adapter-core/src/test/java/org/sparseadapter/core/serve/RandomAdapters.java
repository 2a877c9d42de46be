// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.sparseadapter.core.adapter.Activation;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.adapter.AdapterInitialiser;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.DenseParameter;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.adapter.HeadOnly;
import org.sparseadapter.core.adapter.Houlsby;
import org.sparseadapter.core.adapter.LayerSelection;
import org.sparseadapter.core.adapter.Lora;
import org.sparseadapter.core.adapter.LoraTarget;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.adapter.Pfeiffer;
import org.sparseadapter.core.adapter.SparseParameter;
import org.sparseadapter.core.artifact.Artifact;
import org.sparseadapter.core.artifact.ArtifactKind;
import org.sparseadapter.core.artifact.ArtifactWriter;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.prune.Mask;
import org.sparseadapter.core.safetensors.Precision;
import org.sparseadapter.core.task.Pooling;
import org.sparseadapter.core.task.TaskKind;

/** Adapters with random values that are large enough to change every answer, a fifth of them kept. */
final class RandomAdapters {

    private static final double KEPT = 0.2;
    private static final float SCALE = 0.3f;

    private RandomAdapters() {}

    /** Several kinds, with different poolings, label counts, layers and targets. */
    static List<AdapterConfig> kinds() {
        return List.of(
                new Houlsby(8, Activation.RELU, LayerSelection.all()),
                new Pfeiffer(6, Activation.GELU, LayerSelection.of(List.of(1))),
                new Lora(4, 8, Lora.DEFAULT_TARGETS, LayerSelection.all()),
                new HeadOnly(),
                new Pfeiffer(12, Activation.RELU, LayerSelection.all()),
                new Lora(2, 16, Set.of(LoraTarget.FFN_OUTPUT, LoraTarget.KEY), LayerSelection.of(List.of(0))));
    }

    static byte[] artifact(AdapterConfig config, Pooling pooling, int labels, BaseModelInfo base, long seed) {
        return artifact(config, pooling, labels, base, seed, 1);
    }

    static byte[] artifact(
            AdapterConfig config, Pooling pooling, int labels, BaseModelInfo base, long seed, float scale) {
        return artifact(config, List.of(), pooling, labels, base, seed, scale);
    }

    static byte[] artifact(
            AdapterConfig config,
            List<AdapterState> parts,
            Pooling pooling,
            int labels,
            BaseModelInfo base,
            long seed,
            float scale) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < labels; i++) {
            names.add("label-" + i);
        }
        return artifact(
                config,
                parts,
                new HeadConfig(TaskKind.CLASSIFICATION, pooling, names, 0.1, Math.min(128, base.maxTokens())),
                base,
                seed,
                scale);
    }

    static byte[] artifact(
            AdapterConfig config,
            List<AdapterState> parts,
            HeadConfig head,
            BaseModelInfo base,
            long seed,
            float scale) {
        AdapterState state = AdapterInitialiser.initial(config, parts, head, base, seed);
        return ArtifactWriter.write(
                new Artifact(
                        ArtifactKind.ADAPTER,
                        randomised(state, seed, scale * SCALE),
                        JsonNodeFactory.instance.objectNode()),
                Precision.F32);
    }

    private static AdapterState randomised(AdapterState state, long seed, float scale) {
        Random random = new Random(seed);
        SortedMap<String, Parameter> values = new TreeMap<>();
        state.parameters().forEach((name, parameter) -> {
            float[] drawn = new float[parameter.size()];
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = scale * (float) random.nextGaussian();
            }
            values.put(
                    name,
                    AdapterState.isPrunable(name)
                            ? SparseParameter.of(parameter.shape(), mask(drawn.length, random), drawn)
                            : new DenseParameter(parameter.shape(), drawn));
        });
        return state.withParameters(values);
    }

    private static Mask mask(int size, Random random) {
        return Mask.ofIndices(
                size,
                IntStream.range(0, size).filter(i -> random.nextDouble() < KEPT).toArray());
    }
}
