// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.ModelFamily;
import org.sparseadapter.core.prune.MaskSelection;
import org.sparseadapter.core.site.PrefixSlice;
import org.sparseadapter.core.site.Site;
import org.sparseadapter.core.site.SitePoint;
import org.sparseadapter.core.site.SiteRows;
import org.sparseadapter.core.task.Pooling;

/** Mix-and-Match: its two halves, the form that is served, and how many weights Large-Sparse keeps. */
class MamTest {

    private static final BaseModelInfo BASE = base(2, 1, 6);
    private static final Mam MAM = new Mam(4, 3, 5, 4, Activation.TANH, LayerSelection.all());
    private static final Site FFN = new Site(0, SitePoint.FFN_OUTPUT);
    private static final Site SELF = new Site(1, SitePoint.ATTENTION_OUTPUT);
    private static final Site CROSS = new Site(1, SitePoint.CROSS_ATTENTION_OUTPUT);

    @Test
    void itsParallelHalfReadsWhatTheFeedForwardReadsAndStartsAtNothing() {
        AdapterState initial = SampleAdapters.initial(MAM, BASE);
        AdapterState lively = SampleAdapters.lively(MAM, BASE);
        try (NDManager manager = NDManager.newBaseManager();
                AdapterModule still = new AdapterModule(initial, manager);
                AdapterModule moving = new AdapterModule(lively, manager)) {
            SiteRows rows = rows(manager);
            assertThat(still.sites().apply(FFN, rows).toFloatArray())
                    .isEqualTo(rows.output().toFloatArray());
            NDArray beside = new Bottleneck(MAM.activation(), moving::parameter).apply(FFN, rows.residual());
            float[] expected = rows.output().add(beside.mul(4)).toFloatArray();
            assertThat(moving.sites().apply(FFN, rows).toFloatArray()).containsExactly(expected, Offset.offset(1e-5f));
        }
    }

    @Test
    void whatIsServedEqualsWhatIsTrained() {
        AdapterState trained = SampleAdapters.lively(MAM, BASE);
        AdapterState served = trained.servingForm();
        try (NDManager manager = NDManager.newBaseManager();
                AdapterModule training = new AdapterModule(trained, manager);
                AdapterModule serving = new AdapterModule(served, manager)) {
            for (Site attention : List.of(new Site(0, SitePoint.ATTENTION_OUTPUT), SELF, CROSS)) {
                PrefixSlice one = training.sites().prefixes(attention, manager).get(0);
                PrefixSlice other = serving.sites().prefixes(attention, manager).get(0);
                assertThat(other.keys().getShape()).isEqualTo(new Shape(3, 6));
                assertThat(other.keys().toFloatArray())
                        .containsExactly(one.keys().toFloatArray(), Offset.offset(1e-5f));
                assertThat(other.values().toFloatArray())
                        .containsExactly(one.values().toFloatArray(), Offset.offset(1e-5f));
            }
            assertThat(serving.sites().apply(FFN, rows(manager)).toFloatArray())
                    .isEqualTo(training.sites().apply(FFN, rows(manager)).toFloatArray());
        }
        assertThat(served.servingForm()).isSameAs(served);
        assertThat(served.parameters().keySet())
                .isEqualTo(SampleAdapters.initial(MAM.servingForm(), BASE)
                        .parameters()
                        .keySet());
        assertThat(served.densities())
                .allSatisfy(density -> assertThat(density.matrix()).contains("ffn_output"));
    }

    @Test
    void aPrefixStandsInEveryAttentionOfTheChosenLayersAndBelongsToTheOwner() {
        Mam lower = new Mam(4, 3, 5, 4, Activation.RELU, LayerSelection.of(List.of(0)));
        try (NDManager manager = NDManager.newBaseManager();
                AdapterModule module = new AdapterModule(SampleAdapters.lively(lower, BASE), manager)) {
            int before = module.manager().getManagedArrays().size();
            NDManager owner = module.manager().newSubManager();
            assertThat(module.sites().prefixes(new Site(0, SitePoint.ATTENTION_OUTPUT), owner))
                    .hasSize(1)
                    .allSatisfy(slice -> assertThat(slice.toRow()).isEqualTo(Long.MAX_VALUE));
            assertThat(module.sites().prefixes(SELF, owner)).isEmpty();
            assertThat(module.sites().covers(new Site(1, SitePoint.FFN_OUTPUT))).isFalse();
            owner.close();
            assertThat(module.manager().getManagedArrays()).hasSize(before);
        }
    }

    @Test
    void gradientsOfThePrefixAgreeWithCentralDifferences() {
        AdapterState state = SampleAdapters.lively(MAM, BASE);
        try (NDManager manager = NDManager.newBaseManager();
                AdapterModule module = new AdapterModule(state, manager, DataType.FLOAT64).trainable()) {
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                collector.backward(weighed(module, manager));
            }
            state.parameters().forEach((name, parameter) -> {
                if (name.contains("prefix") && !name.startsWith("layer.0")) {
                    double[] gradient = module.parameter(name).getGradient().toDoubleArray();
                    int position = gradient.length / 2;
                    double numeric =
                            (weighed(state, name, position, 1e-3f) - weighed(state, name, position, -1e-3f)) / 2e-3;
                    assertThat(gradient[position])
                            .as(name)
                            .isNotZero()
                            .isCloseTo(numeric, Offset.offset(1e-6 + 1e-4 * Math.abs(numeric)));
                }
            });
        }
    }

    @Property(tries = 200)
    void largeSparseKeepsAsManyWeightsAsTheDenseAdapterHas(
            @ForAll @IntRange(min = 1, max = 16) int bottleneck,
            @ForAll @IntRange(min = 1, max = 40) int prefix,
            @ForAll @IntRange(min = 1, max = 16) int prefixBottleneck,
            @ForAll @IntRange(min = 2, max = 16) int factor,
            @ForAll @IntRange(max = 2) int decoderLayers,
            @ForAll @IntRange(min = 1, max = 64) int hidden) {
        BaseModelInfo base = base(3, decoderLayers, hidden);
        Mam dense = new Mam(bottleneck, prefix, prefixBottleneck, 4, Activation.RELU, LayerSelection.all());
        Mam wide = dense.widened(factor);
        double sparsity = wide.sparsity(1 - 1.0 / factor, base);
        assertThat(MaskSelection.keptCount(sparsity, prunable(wide, base))).isEqualTo(prunable(dense, base));
        assertThat(wide.sparsity(0, base)).isZero();
        assertThat(dense.sparsity(0.4, base)).isEqualTo(0.4);
        assertThat(wide.scale()).isEqualTo(dense.scale());
    }

    @Test
    void settingsThatMakeNoSenseAreNamed() {
        assertThatThrownBy(() -> new Mam(4, 0, 5, 4, Activation.RELU, LayerSelection.all()))
                .hasMessageContaining("adapter.prefix must");
        assertThatThrownBy(() -> new Mam(4, 3, 0, 4, Activation.RELU, LayerSelection.all()))
                .hasMessageContaining("adapter.prefixBottleneck must");
        assertThatThrownBy(() -> new Mam(4, 3, 5, -4, Activation.RELU, LayerSelection.all()))
                .hasMessageContaining("adapter.scale must");
        assertThatThrownBy(() -> new Mam(4, 3, 5, 4, Activation.RELU, LayerSelection.all(), 2, false))
                .hasMessageContaining("adapter.widening must");
    }

    private static int prunable(Mam mam, BaseModelInfo base) {
        return SampleAdapters.initial(mam, base).prunable().values().stream()
                .mapToInt(Parameter::size)
                .sum();
    }

    private static double weighed(AdapterState state, String name, int position, float change) {
        SortedMap<String, Parameter> parameters = new TreeMap<>(state.parameters());
        float[] values = parameters.get(name).dense();
        values[position] += change;
        parameters.put(name, parameters.get(name).withValues(values));
        try (NDManager manager = NDManager.newBaseManager();
                AdapterModule module = new AdapterModule(state.withParameters(parameters), manager, DataType.FLOAT64)) {
            return weighed(module, manager).getDouble();
        }
    }

    /** Some function of all keys and values of a decoder's layer. */
    private static NDArray weighed(AdapterModule module, NDManager owner) {
        NDArray sum = owner.create(0.0);
        int factor = 1;
        for (Site attention : List.of(SELF, CROSS)) {
            PrefixSlice slice = module.sites().prefixes(attention, owner).get(0);
            sum = sum.add(slice.keys().pow(2).sum().mul(factor++))
                    .add(slice.values().pow(2).sum().mul(factor++));
        }
        return sum;
    }

    private static SiteRows rows(NDManager manager) {
        Random random = new Random(5);
        NDArray[] arrays = new NDArray[3];
        for (int i = 0; i < arrays.length; i++) {
            float[] values = new float[2 * 6];
            for (int j = 0; j < values.length; j++) {
                values[j] = (float) random.nextGaussian();
            }
            arrays[i] = manager.create(values, new Shape(2, 6));
        }
        return new SiteRows(arrays[0], arrays[1], arrays[2], array -> array.mul(0.5f));
    }

    private static BaseModelInfo base(int layers, int decoderLayers, int hidden) {
        return new BaseModelInfo(
                "tiny",
                ModelFamily.BART,
                "sha256:00",
                1000,
                layers,
                decoderLayers,
                hidden,
                4 * hidden,
                100,
                32,
                Pooling.MEAN,
                decoderLayers > 0);
    }
}
