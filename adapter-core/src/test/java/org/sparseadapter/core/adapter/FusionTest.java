// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.ModelFamily;
import org.sparseadapter.core.site.Site;
import org.sparseadapter.core.site.SitePoint;
import org.sparseadapter.core.site.SiteRows;
import org.sparseadapter.core.task.Pooling;

/** Fusion: its formula, its start, and what cannot be fused. */
class FusionTest {

    private static final int HIDDEN = 5;
    private static final int ROWS = 3;
    private static final BaseModelInfo BASE = new BaseModelInfo(
            "tiny", ModelFamily.BERT, "sha256:00", 1000, 2, 0, HIDDEN, 8, 100, 32, Pooling.MEAN, false);
    private static final Site BOTH = new Site(1, SitePoint.FFN_OUTPUT);
    private static final Site FIRST_ALONE = new Site(0, SitePoint.ATTENTION_OUTPUT);

    @Test
    void weighsWhatItsPartsAdd() {
        AdapterState state = SampleAdapters.lively(SampleAdapters.FUSION, BASE);
        for (Site site : List.of(BOTH, FIRST_ALONE)) {
            try (NDManager manager = NDManager.newBaseManager();
                    AdapterModule module = new AdapterModule(state, manager)) {
                SiteRows rows = rows(manager);
                float[] output = rows.output().toFloatArray();
                float[][] added = {added(state, 0, site, rows), added(state, 1, site, rows)};
                float[] expected = expected(state, site, output, added);
                assertThat(module.sites().covers(site)).isTrue();
                assertThat(module.sites().apply(site, rows).toFloatArray())
                        .containsExactly(expected, Offset.offset(1e-4f));
            }
        }
    }

    @Test
    void coversTheSitesOfItsPartsAndNoOther() {
        AdapterState state = SampleAdapters.initial(SampleAdapters.FUSION, BASE);
        try (NDManager manager = NDManager.newBaseManager();
                AdapterModule module = new AdapterModule(state, manager)) {
            assertThat(module.sites().covers(new Site(0, SitePoint.QUERY))).isFalse();
            assertThat(state.prunable().keySet()).hasSize(4 * 3).allMatch(name -> name.contains(".fusion_"));
            assertThat(state.parameters()
                            .get("layer.1.ffn_output.fusion_value.weight")
                            .dense())
                    .startsWith(1, 0, 0, 0, 0, 0, 1)
                    .endsWith(1);
        }
    }

    @Test
    void itsPartsHaveNoGradientsAndNoHeadsInTheEngine() {
        AdapterState state = SampleAdapters.initial(SampleAdapters.FUSION, BASE);
        try (NDManager manager = NDManager.newBaseManager();
                AdapterModule module = new AdapterModule(state, manager).trainable()) {
            long own = state.parameters().size();
            long parts = state.parts().stream()
                    .mapToLong(part -> part.parameters().size() - 2)
                    .sum();
            assertThat(module.manager().getManagedArrays().size()).isEqualTo((int) (own + parts));
            assertThat(module.manager().getManagedArrays().stream()
                            .filter(NDArray::hasGradient)
                            .count())
                    .isEqualTo(own);
            assertThat(module.snapshot()).isEqualTo(state);
        }
    }

    @Test
    void oneAloneAndEqualsAreRefused() {
        PartRef one = PartRef.parse("one@1");
        PartRef two = PartRef.parse("two@1");
        String digest = "sha256:" + "ab".repeat(32);
        assertThatThrownBy(() -> new Fusion(List.of(one))).hasMessageContaining("a fusion needs 2 to 32 adapters");
        assertThatThrownBy(() -> new Fusion(List.of(one, two, PartRef.parse("one@1"))))
                .hasMessageContaining("one@1 is the same adapter as one@1");
        assertThatThrownBy(() -> new Fusion(List.of(one.pinned(digest), two.pinned(digest))))
                .hasMessageContaining("two@1@" + digest + " is the same adapter");
    }

    @Test
    void otherKindsAndOtherBasesAreRefusedByName() {
        AdapterState good = SampleAdapters.initial(new Houlsby(2, Activation.RELU, LayerSelection.all()), BASE);
        AdapterState lora = SampleAdapters.initial(new Lora(2, 4, Lora.DEFAULT_TARGETS, LayerSelection.all()), BASE);
        AdapterState stranger = new AdapterState(good.config(), good.head(), "sha256:ff", good.parameters());
        assertThatThrownBy(() -> fused(good, lora))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("second@3")
                .hasMessageContaining("lora");
        assertThatThrownBy(() -> fused(good, stranger))
                .hasMessageContaining("second@3 belongs to the base model sha256:ff, expected sha256:00");
        assertThatThrownBy(() -> fused(good)).hasMessageContaining("second@3").hasMessageContaining("nothing");
        AdapterState fusion =
                fused(good, SampleAdapters.initial(new Pfeiffer(2, Activation.RELU, LayerSelection.all()), BASE));
        assertThatThrownBy(() -> fused(good, fusion))
                .hasMessageContaining("second@3")
                .hasMessageContaining("fusion");
    }

    @Test
    void partsAreReadAsTheyAreWritten() {
        String digest = "sha256:" + "0f".repeat(32);
        for (String text : List.of("a@1", "tone.v2@137", "a@1@" + digest)) {
            assertThat(PartRef.parse(text)).hasToString(text);
        }
        assertThat(PartRef.parse("a@1").pinned(digest)).isEqualTo(new PartRef("a", 1, Optional.of(digest)));
        for (String text : List.of("", "a", "a@", "a@0", "a@-1", "a@1.5", "a@1@", "a@1@md5:00", "@1", "a@9999999999")) {
            assertThatThrownBy(() -> PartRef.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("NAME@VERSION");
        }
    }

    private static AdapterState fused(AdapterState... parts) {
        return AdapterInitialiser.initial(SampleAdapters.FUSION, List.of(parts), SampleAdapters.head(), BASE, 7);
    }

    private static float[] added(AdapterState fusion, int part, Site site, SiteRows rows) {
        try (AdapterModule module =
                new AdapterModule(fusion.parts().get(part), rows.output().getManager())) {
            return module.sites().covers(site)
                    ? module.sites().apply(site, rows).sub(rows.output()).toFloatArray()
                    : new float[ROWS * HIDDEN];
        }
    }

    private static float[] expected(AdapterState state, Site site, float[] output, float[][] added) {
        float[] bias =
                state.parameters().get(site.path() + ".fusion_query.bias").dense();
        float[] result = output.clone();
        for (int row = 0; row < ROWS; row++) {
            double[] query = product(state, site, "query", output, row);
            double[] score = new double[added.length];
            double sum = 0;
            for (int part = 0; part < added.length; part++) {
                double[] key = product(state, site, "key", added[part], row);
                for (int i = 0; i < HIDDEN; i++) {
                    score[part] += (query[i] + bias[i]) * key[i];
                }
                score[part] = Math.exp(score[part]);
                sum += score[part];
            }
            for (int part = 0; part < added.length; part++) {
                double[] value = product(state, site, "value", added[part], row);
                for (int i = 0; i < HIDDEN; i++) {
                    result[row * HIDDEN + i] += (float) (score[part] / sum * value[i]);
                }
            }
        }
        return result;
    }

    private static double[] product(AdapterState state, Site site, String matrix, float[] rows, int row) {
        float[] weights = state.parameters()
                .get(site.path() + ".fusion_" + matrix + ".weight")
                .dense();
        double[] result = new double[HIDDEN];
        for (int i = 0; i < weights.length; i++) {
            result[i / HIDDEN] += weights[i] * rows[row * HIDDEN + i % HIDDEN];
        }
        return result;
    }

    private static SiteRows rows(NDManager manager) {
        Random random = new Random(9);
        NDArray[] arrays = new NDArray[3];
        for (int i = 0; i < arrays.length; i++) {
            float[] values = new float[ROWS * HIDDEN];
            for (int j = 0; j < values.length; j++) {
                values[j] = (float) random.nextGaussian();
            }
            arrays[i] = manager.create(values, new Shape(ROWS, HIDDEN));
        }
        return new SiteRows(arrays[0], arrays[1], arrays[2], array -> array.mul(0.5f));
    }
}
