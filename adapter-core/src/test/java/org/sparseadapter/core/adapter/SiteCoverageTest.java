// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.Encoded;
import org.sparseadapter.core.plm.MiniLm;
import org.sparseadapter.core.plm.PackedTokens;
import org.sparseadapter.core.site.Site;
import org.sparseadapter.core.site.SiteFunctions;
import org.sparseadapter.core.site.SitePoint;
import org.sparseadapter.core.site.SiteRows;
import org.sparseadapter.core.task.Pooling;

/** Where the encoder calls its sites, what stays behind, and that a sequence does not see its neighbours. */
class SiteCoverageTest {

    private static final List<String> TEXTS = List.of(
            "Short.",
            "A text of middling length stands between the two others.",
            "And one that goes on for a while, so that the lengths in one batch differ and padding, if there were "
                    + "any, would show itself in the rows of the shorter ones.");

    private final BaseModel model = MiniLm.shared();
    private final List<Encoded> examples = TEXTS.stream()
            .map(text -> model.tokenizer().encode(text, Optional.empty(), 64))
            .toList();
    private final PackedTokens batch = PackedTokens.of(examples);

    @Test
    void everySiteIsOfferedOnceAndOnlyCoveredOnesAreCalled() {
        List<Site> offered = new ArrayList<>();
        List<Site> called = new ArrayList<>();
        SiteFunctions recording = new SiteFunctions() {
            @Override
            public boolean covers(Site site) {
                offered.add(site);
                return site.layer() == 3 && site.point() == SitePoint.VALUE;
            }

            @Override
            public NDArray apply(Site site, SiteRows rows) {
                called.add(site);
                assertThat(rows.input().getShape().get(0)).isEqualTo(batch.tokens());
                return rows.output();
            }
        };
        try (NDManager scope = model.manager().newSubManager()) {
            float[] through =
                    model.encoder().encode(batch, recording, scope, false).toFloatArray();
            float[] bare = model.encoder()
                    .encode(batch, SiteFunctions.none(), scope, false)
                    .toFloatArray();
            assertThat(through).isEqualTo(bare);
        }
        long points = Arrays.stream(SitePoint.values())
                .filter(point -> !point.isCross())
                .count();
        int sites = model.info().layers() * (int) points;
        assertThat(offered).hasSize(sites);
        assertThat(new HashSet<>(offered)).hasSize(sites);
        assertThat(called).containsExactly(new Site(3, SitePoint.VALUE));
    }

    @Test
    void aCallLeavesItsResultAndNothingElse() {
        try (NDManager scope = model.manager().newSubManager();
                AdapterModule module = new AdapterModule(
                        SampleAdapters.lively(new Houlsby(8, Activation.RELU, LayerSelection.all()), model.info()),
                        model.manager())) {
            int parameters = module.manager().getManagedArrays().size();
            int weights = model.manager().getManagedArrays().size();
            NDArray hidden = model.encoder().encode(batch, module.sites(), scope, false);
            assertThat(scope.getManagedArrays()).containsExactly(hidden);
            NDArray pooled = model.encoder().pool(hidden, batch, Pooling.MEAN);
            assertThat(scope.getManagedArrays()).containsExactlyInAnyOrder(hidden, pooled);
            // A manager counts what its sub-managers own, here the two results.
            // Sizes alone: a failed assertion on the arrays would print them.
            assertThat(module.manager().getManagedArrays().size()).isEqualTo(parameters);
            assertThat(model.manager().getManagedArrays().size()).isEqualTo(weights + 2);
        }
    }

    @Test
    void everySequenceEqualsItsSoloRun() {
        Set<Pooling> poolings = Set.of(Pooling.values());
        SampleAdapters.everyKind()
                .filter(config -> !(config instanceof HeadOnly))
                .forEach(config -> {
                    try (AdapterModule module =
                            new AdapterModule(SampleAdapters.lively(config, model.info()), model.manager())) {
                        poolings.forEach(pooling -> assertSoloEqual(module, pooling));
                    }
                });
    }

    private void assertSoloEqual(AdapterModule module, Pooling pooling) {
        float[] together = logits(module, batch, pooling);
        for (int s = 0; s < examples.size(); s++) {
            float[] solo = logits(module, PackedTokens.of(List.of(examples.get(s))), pooling);
            for (int label = 0; label < solo.length; label++) {
                assertThat(together[s * solo.length + label])
                        .as("%s, %s, sequence %d", module.state().config(), pooling, s)
                        .isCloseTo(solo[label], Offset.offset(1e-4f));
            }
        }
    }

    private float[] logits(AdapterModule module, PackedTokens tokens, Pooling pooling) {
        try (NDManager scope = model.manager().newSubManager()) {
            NDArray hidden = model.encoder().encode(tokens, module.sites(), scope, false);
            return module.head(model.encoder().pool(hidden, tokens, pooling)).toFloatArray();
        }
    }
}
