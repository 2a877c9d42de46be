// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.EncoderDecoder;
import org.sparseadapter.core.plm.Golden;
import org.sparseadapter.core.plm.PackedTokens;
import org.sparseadapter.core.plm.StepDecoder;
import org.sparseadapter.core.plm.StepDecoding;
import org.sparseadapter.core.serve.MixedSequences;
import org.sparseadapter.core.serve.SequenceSlice;
import org.sparseadapter.core.site.SequenceSites;
import org.sparseadapter.core.site.Site;
import org.sparseadapter.core.site.SiteFunctions;
import org.sparseadapter.core.site.SitePoint;
import org.sparseadapter.core.site.SiteRows;

/** Adapters in an encoder-decoder: every site is there, gradients reach all of it, and steps feel them as wholes do. */
class DecoderAdapterTest {

    private static Golden golden;
    private static BaseModel single;
    private static BaseModel twice;

    @BeforeAll
    static void load() {
        golden = Golden.named("bart-tiny");
        single = BaseModel.load(golden.model(), Device.cpu());
        twice = golden.load(DataType.FLOAT64);
    }

    @AfterAll
    static void close() {
        single.close();
        twice.close();
    }

    static Stream<AdapterConfig> kinds() {
        return SampleAdapters.everyKind();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void gradientsAgreeWithCentralDifferences(AdapterConfig config) {
        CentralDifferences.assertAgree(SampleAdapters.lively(config, twice.info()), twice, 1, DecoderAdapterTest::loss);
    }

    /** Cross-entropy of every target token against the one of id 5, and of the pooled targets against the second label. */
    private static NDArray loss(AdapterModule module, NDManager scope, boolean training) {
        EncoderDecoder bart = twice.encoderDecoder().orElseThrow();
        PackedTokens source = golden.inputs();
        PackedTokens target = golden.unevenTargets();
        NDArray memory = bart.encodeSource(source, module.sites(), scope, training);
        NDArray hidden = bart.decode(target, memory, source, SequenceSites.of(module.sites()), scope, training);
        NDArray tokens = bart.tokenLogits(hidden).logSoftmax(1).get(":, 5").sum();
        NDArray labels = module.head(
                        bart.pool(hidden, target, module.state().head().pooling()))
                .logSoftmax(1)
                .get(":, 1")
                .sum();
        return tokens.add(labels).neg();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void stepsAreWholes(AdapterConfig config) {
        try (AdapterModule module = new AdapterModule(SampleAdapters.lively(config, single.info()), single.manager())) {
            StepDecoding.assertStepsAreWhole(golden, single, SequenceSites.of(module.sites()), 11);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aCallLeavesItsResultAndNothingElse(AdapterConfig config) {
        EncoderDecoder bart = single.encoderDecoder().orElseThrow();
        PackedTokens source = golden.inputs();
        try (AdapterModule module = new AdapterModule(SampleAdapters.lively(config, single.info()), single.manager());
                NDManager scope = single.manager().newSubManager()) {
            int parameters = module.manager().getManagedArrays().size();
            NDArray memory = bart.encodeSource(source, module.sites(), scope, false);
            SequenceSites sites = SequenceSites.of(module.sites());
            NDArray hidden = bart.decode(golden.unevenTargets(), memory, source, sites, scope, false);
            try (StepDecoder steps = bart.steps(memory, source, sites, scope)) {
                steps.next(new int[] {2, 2, 2}, new int[] {0, 1, 3}).close();
                steps.next(new int[] {5, 6, 7}, new int[] {0, 0, 2}).close();
            }
            assertThat(scope.getManagedArrays()).containsExactlyInAnyOrder(memory, hidden);
            assertThat(module.manager().getManagedArrays().size()).isEqualTo(parameters);
        }
    }

    @Test
    void stepsAreWholesForManyAdaptersInOneBatch() {
        Mam longer = new Mam(4, 3, 5, 4, Activation.TANH, LayerSelection.all());
        Mam shorter = new Mam(4, 1, 5, 4, Activation.TANH, LayerSelection.of(List.of(1, 2, 3)));
        Lora lora = new Lora(3, 6, Lora.DEFAULT_TARGETS, LayerSelection.all());
        try (AdapterModule first = new AdapterModule(SampleAdapters.lively(longer, single.info()), single.manager());
                AdapterModule second = new AdapterModule(SampleAdapters.lively(lora, single.info()), single.manager());
                AdapterModule third =
                        new AdapterModule(SampleAdapters.lively(shorter, single.info()), single.manager())) {
            StepDecoding.assertStepsAreWhole(
                    golden,
                    single,
                    new MixedSequences(List.of(
                            new SequenceSlice(0, 1, first.sites()),
                            new SequenceSlice(1, 3, second.sites()),
                            new SequenceSlice(3, 4, third.sites()))),
                    12);
        }
    }

    @Test
    void everySiteIsOfferedOnceWithTheRowsItSpeaksOf() {
        PackedTokens source = golden.inputs();
        PackedTokens target = golden.targets();
        List<Site> offered = new ArrayList<>();
        SiteFunctions recording = new SiteFunctions() {
            @Override
            public boolean covers(Site site) {
                return true;
            }

            @Override
            public NDArray apply(Site site, SiteRows rows) {
                offered.add(site);
                boolean ofSource = !single.info().isDecoderLayer(site.layer())
                        || site.point() == SitePoint.CROSS_KEY
                        || site.point() == SitePoint.CROSS_VALUE;
                assertThat(rows.output().getShape().get(0)).isEqualTo(ofSource ? source.tokens() : target.tokens());
                assertThat(rows.output().getShape().get(1))
                        .isEqualTo(
                                site.point() == SitePoint.FFN_INTERMEDIATE
                                        ? single.info().intermediate()
                                        : single.info().hidden());
                return rows.output();
            }
        };
        EncoderDecoder bart = single.encoderDecoder().orElseThrow();
        try (NDManager scope = single.manager().newSubManager()) {
            NDArray memory = bart.encodeSource(source, recording, scope, false);
            bart.decode(target, memory, source, SequenceSites.of(recording), scope, false);
        }
        int all = SitePoint.values().length;
        int crossing = (int)
                Arrays.stream(SitePoint.values()).filter(SitePoint::isCross).count();
        assertThat(new HashSet<>(offered)).hasSize(offered.size()).hasSize(2 * (all - crossing) + 2 * all);
    }
}
