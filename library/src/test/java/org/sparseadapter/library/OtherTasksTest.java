// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.dataset.AnswerSpan;
import org.sparseadapter.core.dataset.Example;
import org.sparseadapter.core.dataset.MultiLabelExample;
import org.sparseadapter.core.dataset.QuestionExample;
import org.sparseadapter.core.dataset.ScoredExample;
import org.sparseadapter.core.dataset.SequenceExample;
import org.sparseadapter.core.serve.MultiLabelPrediction;
import org.sparseadapter.core.serve.PredictionInput;
import org.sparseadapter.core.serve.UnreadableInputException;

/** The same face for sets of labels, regression, answers and generated texts. */
class OtherTasksTest {

    @TempDir
    Path folder;

    @Test
    void numbers() {
        List<Example> rows = List.of(ScoredExample.of("w5", 1), ScoredExample.of("w6", 3));
        try (PretrainedModel model = PretrainedModel.load(TinyModels.bert(folder))) {
            TrainedAdapter adapter = train(model, rows, Adapters.lora(2));
            assertThat(adapter.regress("w5").value()).isBetween(-10.0, 10.0);
            assertThat(adapter.regress("w5", "w6").truncated()).isFalse();
            assertThat(adapter.labels()).isEmpty();
        }
    }

    @Test
    void setsOfLabels() {
        List<Example> rows =
                List.of(MultiLabelExample.of("w5", List.of("b", "a")), MultiLabelExample.of("w6", List.of()));
        try (PretrainedModel model = PretrainedModel.load(TinyModels.bert(folder))) {
            TrainedAdapter adapter = train(model, rows, Adapters.lora(2));
            assertThat(adapter.labels()).containsExactly("a", "b");
            MultiLabelPrediction given = adapter.classifyMultiLabel("w5");
            assertThat(given.scores().keySet()).containsExactly("a", "b");
            assertThat(adapter.predict("w5")).isEqualTo(given);
            assertThat(adapter.classifyMultiLabel("w5", "w6").truncated()).isFalse();
            assertThatThrownBy(() -> adapter.classify("w5"))
                    .isInstanceOf(TaskMismatchException.class)
                    .hasMessage("expected an adapter for classification, found one for multi_label");
        }
    }

    @Test
    void answers() {
        String context = "w10 w11 w12 w13";
        List<Example> rows = List.of(
                new QuestionExample(context, "w20", "1", List.of(new AnswerSpan("w11", 4))),
                new QuestionExample(context, "w21", "2", List.of(new AnswerSpan("w13", 12))));
        try (PretrainedModel model = PretrainedModel.load(TinyModels.bert(folder))) {
            TrainedAdapter adapter = train(model, rows, Adapters.houlsby(4));
            assertThat(context).contains(adapter.answer("w20", context).answer().text());
            assertThatThrownBy(() -> adapter.predict("w20")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() ->
                            adapter.predict(List.of(PredictionInput.of("w20", context), PredictionInput.of("w20", ""))))
                    .isInstanceOfSatisfying(UnreadableInputException.class, e -> assertThat(e.input())
                            .isEqualTo(1));
        }
    }

    @Test
    void texts() {
        List<Example> rows = List.of(new SequenceExample("w5 w6", "w6"), new SequenceExample("w7 w8", "w8"));
        try (PretrainedModel model = PretrainedModel.load(TinyModels.bart(folder))) {
            TrainedAdapter adapter = train(model, rows, Adapters.pfeiffer(4));
            assertThat(adapter.generate("w5 w6").text()).isNotNull();
            assertThat(adapter.evaluate(Dataset.of("x", rows, rows, rows))
                            .test()
                            .metrics())
                    .containsKey("rougeL");
        }
    }

    private static TrainedAdapter train(PretrainedModel model, List<Example> rows, AdapterConfig kind) {
        Dataset data = Dataset.of("x", rows, rows, List.of());
        return model.train(RecipeBuilder.of(model, data, kind).epochs(1).dense().build(), data);
    }
}
