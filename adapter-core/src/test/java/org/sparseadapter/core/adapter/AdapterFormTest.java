// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.ModelFamily;
import org.sparseadapter.core.site.Site;
import org.sparseadapter.core.site.SitePoint;
import org.sparseadapter.core.site.SiteRows;
import org.sparseadapter.core.task.Pooling;

/** What each kind of adapter does at a site, against the formula written out in plain loops. */
class AdapterFormTest {

    private static final int HIDDEN = 6;
    private static final int ROWS = 5;
    private static final BaseModelInfo BASE = new BaseModelInfo(
            "tiny", ModelFamily.BERT, "sha256:00", 1000, 1, 0, HIDDEN, 12, 100, 32, Pooling.MEAN, false);
    private static final Site FFN = new Site(0, SitePoint.FFN_OUTPUT);

    private final float[][] input = random(1);
    private final float[][] output = random(2);
    private final float[][] residual = random(3);

    @Test
    void houlsbyAddsItsBottleneckToTheOutput() {
        AdapterState state = SampleAdapters.lively(new Houlsby(3, Activation.RELU, LayerSelection.all()), BASE);
        float[][] expected = new float[ROWS][];
        for (int row = 0; row < ROWS; row++) {
            expected[row] = plus(output[row], bottleneck(state, output[row]));
        }
        assertRows(apply(state, FFN), expected);
    }

    @Test
    void pfeifferReadsTheNormedSumAndAddsToTheOutput() {
        AdapterState state = SampleAdapters.lively(new Pfeiffer(3, Activation.RELU, LayerSelection.all()), BASE);
        float[][] expected = new float[ROWS][];
        for (int row = 0; row < ROWS; row++) {
            float[] read = halved(plus(output[row], residual[row]));
            expected[row] = plus(output[row], bottleneck(state, read));
        }
        assertRows(apply(state, FFN), expected);
    }

    @Test
    void loraAddsAScaledProductOfTheInput() {
        Lora config = new Lora(2, 5, Lora.DEFAULT_TARGETS, LayerSelection.all());
        AdapterState state = SampleAdapters.lively(config, BASE);
        Site site = new Site(0, SitePoint.QUERY);
        float[][] expected = new float[ROWS][];
        for (int row = 0; row < ROWS; row++) {
            float[] narrow = product(state, "layer.0.query.lora_a.weight", input[row]);
            float[] update = product(state, "layer.0.query.lora_b.weight", narrow);
            expected[row] = output[row].clone();
            for (int i = 0; i < HIDDEN; i++) {
                expected[row][i] += 2.5f * update[i];
            }
        }
        assertRows(apply(state, site), expected);
    }

    /** A weight that is zero, as outside a mask, leaves its element alone. */
    @Test
    void ia3ScalesEachElementByOnePlusItsWeight() {
        AdapterState lively = SampleAdapters.lively(new Ia3(Set.of(Ia3Target.KEY), LayerSelection.all()), BASE);
        String name = "layer.0.key.ia3.weight";
        float[] weights = lively.parameters().get(name).dense();
        weights[2] = 0;
        SortedMap<String, Parameter> parameters = new TreeMap<>(lively.parameters());
        parameters.put(name, new DenseParameter(new long[] {HIDDEN, 1}, weights));
        float[][] expected = new float[ROWS][HIDDEN];
        for (int row = 0; row < ROWS; row++) {
            for (int i = 0; i < HIDDEN; i++) {
                expected[row][i] = (1 + weights[i]) * output[row][i];
            }
            assertThat(expected[row][2]).isEqualTo(output[row][2]);
        }
        assertRows(apply(lively.withParameters(parameters), new Site(0, SitePoint.KEY)), expected);
    }

    @Test
    void aSliceOfTheRowsGivesTheSliceOfTheResult() {
        AdapterState state = SampleAdapters.lively(new Pfeiffer(3, Activation.GELU, LayerSelection.all()), BASE);
        try (NDManager manager = NDManager.newBaseManager();
                AdapterModule module = new AdapterModule(state, manager)) {
            SiteRows rows = rows(manager);
            float[] whole = module.sites().apply(FFN, rows).get("1:4").toFloatArray();
            float[] part = module.sites().apply(FFN, rows.slice(1, 4)).toFloatArray();
            assertThat(part).containsExactly(whole, Offset.offset(1e-6f));
        }
    }

    private float[][] apply(AdapterState state, Site site) {
        try (NDManager manager = NDManager.newBaseManager();
                AdapterModule module = new AdapterModule(state, manager)) {
            assertThat(module.sites().covers(site)).isTrue();
            float[] flat = module.sites().apply(site, rows(manager)).toFloatArray();
            float[][] result = new float[ROWS][HIDDEN];
            for (int i = 0; i < flat.length; i++) {
                result[i / HIDDEN][i % HIDDEN] = flat[i];
            }
            return result;
        }
    }

    /** Halving stands for the LayerNorm: what matters is where it is applied. */
    private SiteRows rows(NDManager manager) {
        return new SiteRows(
                manager.create(flat(input), new Shape(ROWS, HIDDEN)),
                manager.create(flat(output), new Shape(ROWS, HIDDEN)),
                manager.create(flat(residual), new Shape(ROWS, HIDDEN)),
                (NDArray array) -> array.mul(0.5f));
    }

    private static float[] bottleneck(AdapterState state, float[] row) {
        float[] narrow = plus(product(state, "layer.0.ffn_output.down.weight", row), bias(state, "down"));
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = Math.max(0, narrow[i]);
        }
        return plus(product(state, "layer.0.ffn_output.up.weight", narrow), bias(state, "up"));
    }

    private static float[] bias(AdapterState state, String side) {
        return state.parameters().get("layer.0.ffn_output." + side + ".bias").dense();
    }

    private static float[] product(AdapterState state, String matrix, float[] row) {
        float[] weights = state.parameters().get(matrix).dense();
        float[] result = new float[weights.length / row.length];
        for (int i = 0; i < weights.length; i++) {
            result[i / row.length] += weights[i] * row[i % row.length];
        }
        return result;
    }

    private static float[] plus(float[] left, float[] right) {
        float[] sum = left.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += right[i];
        }
        return sum;
    }

    private static float[] halved(float[] row) {
        float[] half = row.clone();
        for (int i = 0; i < half.length; i++) {
            half[i] *= 0.5f;
        }
        return half;
    }

    private static float[][] random(long seed) {
        Random random = new Random(seed);
        float[][] rows = new float[ROWS][HIDDEN];
        for (float[] row : rows) {
            for (int i = 0; i < HIDDEN; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        return rows;
    }

    private static float[] flat(float[][] rows) {
        float[] flat = new float[ROWS * HIDDEN];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = rows[i / HIDDEN][i % HIDDEN];
        }
        return flat;
    }

    private static void assertRows(float[][] actual, float[][] expected) {
        for (int row = 0; row < ROWS; row++) {
            assertThat(actual[row]).containsExactly(expected[row], Offset.offset(1e-5f));
        }
    }
}
