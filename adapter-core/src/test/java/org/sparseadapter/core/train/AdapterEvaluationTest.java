// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.prune.PruningMethod;
import org.sparseadapter.core.recipe.Recipe;

class AdapterEvaluationTest {

    private static final TaskData DATA = TrainingSamples.memorised(30, 3);
    private static final Recipe RECIPE = TrainingSamples.recipe(
            TrainingSamples.PFEIFFER, PruningMethod.MAGNITUDE, 0.5, TrainingSamples.train(1, 1e-3, 128));

    private static BaseModel base;
    private static AdapterState state;

    @BeforeAll
    static void load(@TempDir Path folder) {
        base = TinyBert.load(folder);
        state = MaskComputation.compute(base, RECIPE, DATA, ProgressListener.none())
                .state();
    }

    @AfterAll
    static void close() {
        base.close();
    }

    @Test
    void aReportAddsUp() {
        TaskData data = new TaskData(DATA.train(), DATA.train().subList(0, 7), DATA.test(), DATA.labels());
        EvaluationReport report = AdapterEvaluation.evaluate(base, state, data, ProgressListener.none());
        assertThat(report.dev().rows()).isEqualTo(7);
        assertThat(report.test().rows()).isEqualTo(30);
        assertThat(report.test().metrics()).containsOnlyKeys("accuracy", "macroF1", "matthews", "loss");
        assertThat(report.test().baseline().get("accuracy")).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(report.test().confusion()).allSatisfy(row -> assertThat(
                        row.stream().mapToLong(Long::longValue).sum())
                .isEqualTo(10));
        long right = 0;
        for (int label = 0; label < 3; label++) {
            right += report.test().confusion().get(label).get(label);
        }
        double accuracy = report.test().metrics().get("accuracy");
        assertThat(accuracy).isCloseTo(right / 30.0, within(1e-12));
        assertThat(report.test().standardError().get("accuracy"))
                .isCloseTo(Math.sqrt(accuracy * (1 - accuracy) / 30), within(1e-12));
        // A head near zero is undecided between three labels.
        assertThat(report.test().metrics().get("loss")).isCloseTo(Math.log(3), within(0.3));
    }

    @Test
    void anEmptySplitHasNoMetrics() {
        TaskData data = new TaskData(DATA.train(), List.of(), DATA.test(), DATA.labels());
        EvaluationReport report = AdapterEvaluation.evaluate(base, state, data, ProgressListener.none());
        assertThat(report.dev().rows()).isZero();
        assertThat(report.dev().metrics()).isEmpty();
    }

    @Test
    void progressRunsOverBothSplits() {
        List<Integer> done = new ArrayList<>();
        AdapterEvaluation.evaluate(base, state, DATA, (now, total) -> {
            done.add(now);
            assertThat(total).isEqualTo(60);
        });
        assertThat(done).isSorted().endsWith(60);
    }

    @Test
    void anAdapterOfOtherLabelsIsRefused() {
        assertThatThrownBy(() -> AdapterEvaluation.evaluate(
                        base, state, TrainingSamples.memorised(4, 2), ProgressListener.none()))
                .hasMessageContaining("labels");
    }
}
