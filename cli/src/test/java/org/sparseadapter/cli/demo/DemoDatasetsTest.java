// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DemoDatasetsTest {
    private static final Map<Split, Integer> FEW = Map.of(Split.TRAIN, 60, Split.DEV, 10, Split.TEST, 20);
    private static final List<MarkedExample> EXAMPLES = GrammarExamples.read();
    private static final List<Gloss> GLOSSES = WordNetGlosses.read();

    static Stream<DemoDataset> datasets() {
        return Stream.of(
                DemoDatasets.acceptability(EXAMPLES, FEW),
                DemoDatasets.mistakeKind(EXAMPLES, FEW),
                DemoDatasets.glosses(GLOSSES, FEW));
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void noGroupAndNoTextStandsOnTwoSides(DemoDataset dataset) {
        Set<String> groups = new HashSet<>();
        Set<String> texts = new HashSet<>();
        for (Split split : Split.values()) {
            Set<String> own = dataset.rows(split).stream().map(DemoRow::group).collect(Collectors.toSet());
            assertThat(own).isNotEmpty().noneMatch(groups::contains);
            groups.addAll(own);
            for (DemoRow row : dataset.rows(split)) {
                assertThat(texts.add(row.text().toLowerCase(Locale.ROOT)))
                        .as(row.text())
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void everyClassIsLearntBeforeItIsAskedFor(DemoDataset dataset) {
        assertThat(dataset.labels(Split.TRAIN).keySet())
                .hasSizeGreaterThan(1)
                .containsAll(dataset.labels(Split.DEV).keySet())
                .containsAll(dataset.labels(Split.TEST).keySet());
    }

    @Test
    void acceptabilityIsBalancedPairByPair() {
        DemoDataset dataset = DemoDatasets.acceptability(EXAMPLES, FEW);
        for (Split split : Split.values()) {
            assertThat(dataset.labels(split))
                    .containsEntry(DemoDatasets.ACCEPTABLE, (long) FEW.get(split))
                    .containsEntry(DemoDatasets.UNACCEPTABLE, (long) FEW.get(split));
        }
    }

    @Test
    void glossesHaveAllLexicographerClasses() {
        assertThat(DemoDatasets.glosses(GLOSSES, FEW).labels(Split.TRAIN)).hasSize(45);
    }

    @Test
    void theOutcomeDoesNotDependOnTheOrderOfTheSource() {
        List<MarkedExample> other = new ArrayList<>(EXAMPLES);
        Collections.shuffle(other, new Random(3));
        assertThat(DemoDatasets.acceptability(other, FEW)).isEqualTo(DemoDatasets.acceptability(EXAMPLES, FEW));
        assertThat(DemoDatasets.mistakeKind(other, FEW)).isEqualTo(DemoDatasets.mistakeKind(EXAMPLES, FEW));
    }

    @Test
    void theDemonstrationHasAFewThousandRowsToLearnFrom() {
        for (DemoTenant tenant : DemoPlan.tenants(1)) {
            assertThat(tenant.dataset().rows(Split.TRAIN)).as(tenant.name()).hasSizeBetween(2000, 6000);
            assertThat(tenant.dataset().rows(Split.TEST)).as(tenant.name()).hasSizeBetween(500, 2000);
        }
    }

    @Test
    void jsonLinesHoldOneObjectPerRow() {
        DemoDataset dataset = DemoDatasets.mistakeKind(EXAMPLES, FEW);
        assertThat(dataset.jsonLines(Split.DEV).lines())
                .hasSameSizeAs(dataset.rows(Split.DEV))
                .allSatisfy(line -> assertThat(line)
                        .startsWith("{\"sentence1\":")
                        .contains("\"sentence2\":", "\"label\":")
                        .endsWith("}"));
    }
}
