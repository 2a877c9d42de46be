// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparseadapter.core.dataset.LabelledExample;
import org.sparseadapter.core.plm.BaseModelException;

/** The embedded model as users get it. */
@Tag("slow")
class MiniLmTest {

    @TempDir
    Path folder;

    @Test
    void aFewSentencesAreEnoughForMood() {
        List<LabelledExample> train = rows(
                List.of("I love this.", "What a great day!", "Wonderful news.", "This makes me happy."),
                List.of("I hate this.", "What an awful day!", "Terrible news.", "This makes me sad."));
        List<LabelledExample> dev =
                rows(List.of("The food was excellent.", "A lovely evening."), List.of("The food was disgusting."));
        Dataset data = Dataset.of("mood", train, dev, List.of());
        Path file = folder.resolve("mood.safetensors");
        try (PretrainedModel model = PretrainedModel.load(EmbeddedModels.MINILM)) {
            TrainedAdapter adapter = model.train(
                    RecipeBuilder.of(model, data, Adapters.lora(8))
                            .epochs(15)
                            .learningRate(2e-3)
                            .build(),
                    data);
            assertThat(adapter.evaluate(data).dev().metrics().get("accuracy")).isEqualTo(1.0);
            assertThat(adapter.bytes()).isLessThan(100_000);
            adapter.save(file);
        }
        try (PretrainedModel model = PretrainedModel.load(EmbeddedModels.MINILM)) {
            TrainedAdapter adapter = model.loadAdapter(file);
            assertThat(adapter.classify("We had a marvellous time.").label()).isEqualTo("good");
            assertThat(adapter.classify("We had a dreadful time.").label()).isEqualTo("bad");
        }
    }

    @Test
    void anotherIdIsRefused() {
        assertThatThrownBy(() -> PretrainedModel.load("gpt-7"))
                .isInstanceOf(BaseModelException.class)
                .hasMessage("expected the id of an embedded model, minilm-l6, or the Path of a model's folder, found"
                        + " \"gpt-7\"");
    }

    private static List<LabelledExample> rows(List<String> good, List<String> bad) {
        return Stream.concat(
                        good.stream().map(text -> LabelledExample.of(text, "good")),
                        bad.stream().map(text -> LabelledExample.of(text, "bad")))
                .toList();
    }
}
