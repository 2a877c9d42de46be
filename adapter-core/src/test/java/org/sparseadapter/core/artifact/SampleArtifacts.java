// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.core.adapter.Activation;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.DenseParameter;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.adapter.LayerSelection;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.adapter.Pfeiffer;
import org.sparseadapter.core.adapter.SparseParameter;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.ModelFamily;
import org.sparseadapter.core.prune.Mask;
import org.sparseadapter.core.prune.MaskSelection;
import org.sparseadapter.core.prune.Scope;
import org.sparseadapter.core.task.Pooling;
import org.sparseadapter.core.task.TaskKind;

/** Small artifacts to write, read and damage. */
final class SampleArtifacts {

    static final String BASE = "sha256:" + "ab".repeat(32);

    /** A model of four columns that does every kind of task. */
    static final BaseModelInfo WRITER =
            new BaseModelInfo("tiny", ModelFamily.BART, BASE, 1000, 4, 2, 4, 16, 100, 40, Pooling.LAST, true);

    private SampleArtifacts() {}

    /** Two pruned matrices of a bottleneck, its biases, and a head of two labels. */
    static Artifact artifact(int bottleneck, int hidden, double sparsity, boolean seeded, long seed) {
        Random random = new Random(seed);
        SortedMap<String, Integer> sizes = new TreeMap<>();
        sizes.put("layer.0.ffn_output.down.weight", bottleneck * hidden);
        sizes.put("layer.0.ffn_output.up.weight", bottleneck * hidden);
        SortedMap<String, Mask> masks = MaskSelection.random(sizes, sparsity, Scope.GLOBAL, seed);
        SortedMap<String, Parameter> parameters = new TreeMap<>();
        masks.forEach((name, mask) -> {
            long[] shape = name.contains("down") ? new long[] {bottleneck, hidden} : new long[] {hidden, bottleneck};
            Mask stored = seeded ? mask : Mask.ofIndices(mask.size(), mask.indices());
            parameters.put(name, SparseParameter.of(shape, stored, gaussian(random, mask.size())));
        });
        parameters.put("layer.0.ffn_output.down.bias", dense(random, bottleneck));
        parameters.put("layer.0.ffn_output.up.bias", dense(random, hidden));
        parameters.put(AdapterState.HEAD_WEIGHT, dense(random, 2, hidden));
        parameters.put(AdapterState.HEAD_BIAS, dense(random, 2));
        AdapterState state = new AdapterState(
                new Pfeiffer(bottleneck, Activation.RELU, LayerSelection.of(List.of(0))),
                new HeadConfig(TaskKind.CLASSIFICATION, Pooling.MEAN, List.of("no", "yes"), 0.1, 128),
                BASE,
                parameters);
        return new Artifact(
                ArtifactKind.ADAPTER,
                state,
                JsonNodeFactory.instance.objectNode().put("base", "minilm-l6"));
    }

    static float[] gaussian(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (0.02 * random.nextGaussian());
        }
        return values;
    }

    private static DenseParameter dense(Random random, long... shape) {
        long count = 1;
        for (long dimension : shape) {
            count *= dimension;
        }
        return new DenseParameter(shape, gaussian(random, (int) count));
    }
}
