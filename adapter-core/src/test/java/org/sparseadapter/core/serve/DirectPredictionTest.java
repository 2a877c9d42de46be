// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.MiniLm;
import org.sparseadapter.core.task.Pooling;

class DirectPredictionTest {

    private static final long ROOM = 64L << 20;

    private final BaseModel base = MiniLm.shared();

    @Test
    void mixedInputsAreAnsweredAsByEachAdapterAlone() {
        List<ServedInput> inputs = inputs();
        try (DirectPrediction direct = new DirectPrediction(4096, ROOM)) {
            List<Prediction> mixed = direct.predict(inputs);
            assertThat(mixed).hasSameSizeAs(inputs);
            for (int i = 0; i < inputs.size(); i++) {
                assertSame(mixed.get(i), direct.predict(List.of(inputs.get(i))).get(0));
            }
        }
    }

    @Test
    void smallBatchesGiveTheSamePredictionsInOrder() {
        List<ServedInput> inputs = inputs();
        try (DirectPrediction whole = new DirectPrediction(4096, ROOM);
                DirectPrediction small = new DirectPrediction(20, 0)) {
            List<Prediction> expected = whole.predict(inputs);
            List<Prediction> found = small.predict(inputs);
            for (int i = 0; i < inputs.size(); i++) {
                assertSame(found.get(i), expected.get(i));
            }
            assertThat(small.denseBytes()).isZero();
            assertThat(whole.denseBytes()).isPositive();
        }
    }

    @Test
    void anAdapterWithoutFiniteScoresFails() {
        ServedAdapter overflowing = ServedAdapter.of(
                RandomAdapters.artifact(RandomAdapters.kinds().get(4), Pooling.MEAN, 2, base.info(), 1, 1e20f), base);
        try (DirectPrediction direct = new DirectPrediction(4096, ROOM)) {
            assertThatThrownBy(() -> direct.predict(List.of(new ServedInput(overflowing, PredictionInput.of("a")))))
                    .isInstanceOf(PredictionFailedException.class);
        }
    }

    private List<ServedInput> inputs() {
        List<ServedInput> inputs = new ArrayList<>();
        List<AdapterConfig> kinds = RandomAdapters.kinds();
        for (int i = 0; i < kinds.size(); i++) {
            ServedAdapter adapter =
                    ServedAdapter.of(RandomAdapters.artifact(kinds.get(i), Pooling.MEAN, 2 + i, base.info(), i), base);
            inputs.add(new ServedInput(adapter, PredictionInput.of("He go to school every day.")));
            inputs.add(new ServedInput(adapter, PredictionInput.of("A cat sat.", "word ".repeat(i))));
        }
        return inputs;
    }

    private static void assertSame(Prediction found, Prediction expected) {
        LabelPrediction here = (LabelPrediction) found;
        LabelPrediction there = (LabelPrediction) expected;
        assertThat(here.label()).isEqualTo(there.label());
        here.scores().forEach((label, score) -> assertThat(score)
                .isCloseTo(there.scores().get(label), Offset.offset(1e-4f)));
    }
}
