// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparseadapter.core.tensor.LogitMath;

class FillMaskTest {

    private static final List<String> SPECIAL = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");
    private static final int MASKED = 2;

    @TempDir
    private Path folder;

    /** The golden's only sequence is {@code [CLS] w7 [MASK] w9 w30 [SEP]}. */
    @Test
    void theProbabilitiesAreThoseOfTheTransformersLibrary() throws IOException {
        Golden golden = Golden.named("masked-distilbert-tiny");
        int words = (int) golden.expected().tensor("logits").dimensions()[2];
        ModelSource source = install(golden, words);
        float[] logits = Arrays.copyOfRange(golden.expected().floats("logits"), MASKED * words, (MASKED + 1) * words);
        float[] expected = LogitMath.logSoftmax(logits, 0, words);
        try (BaseModel model = BaseModel.load(source, Device.cpu());
                FillMask fill = FillMask.load(source, model)) {
            List<FillMask.Guess> guesses = fill.fill("w7 [MASK] w9 w30", words);
            double[] found =
                    guesses.stream().mapToDouble(FillMask.Guess::probability).toArray();
            double[] sorted = new double[words];
            for (int i = 0; i < words; i++) {
                sorted[i] = -Math.exp(expected[i]);
            }
            Arrays.sort(sorted);
            for (int i = 0; i < words; i++) {
                assertThat(found[i]).isCloseTo(-sorted[i], within(1e-4));
            }
            int best = likeliest(expected);
            assertThat(guesses.get(0).token()).isEqualTo(SPECIAL.size() > best ? "" : "w" + best);
        }
    }

    @Test
    void aFamilyWhoseHeadIsNotReadIsRefusedByName() throws IOException {
        Golden golden = Golden.named("roberta-tiny");
        ModelSource source = install(golden, 211);
        try (BaseModel model = BaseModel.load(source, Device.cpu())) {
            assertThatThrownBy(() -> FillMask.load(source, model))
                    .isInstanceOf(BaseModelException.class)
                    .hasMessageContaining("no masked-language head is read for a RoBERTa");
        }
    }

    @Test
    void aCheckpointWithoutTheHeadIsRefusedByItsFirstTensor() throws IOException {
        Golden golden = Golden.named("distilbert-tiny");
        ModelSource source = install(golden, 189);
        try (BaseModel model = BaseModel.load(source, Device.cpu())) {
            assertThatThrownBy(() -> FillMask.load(source, model))
                    .isInstanceOf(BaseModelException.class)
                    .hasMessageContaining("vocab_transform.weight is missing");
        }
    }

    private static int likeliest(float[] scores) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        return best;
    }

    private ModelSource install(Golden golden, int words) throws IOException {
        for (String file : List.of("config.json", "model.safetensors")) {
            Files.copy(golden.folder().resolve(file), folder.resolve(file));
        }
        new ObjectMapper().writeValue(folder.resolve("tokenizer.json").toFile(), tokenizer(words));
        return ModelSource.of(folder);
    }

    private static ObjectNode tokenizer(int words) throws IOException {
        String added = SPECIAL.stream()
                .map(token ->
                        """
                        {"id": %d, "content": "%s", "single_word": false, "lstrip": false, "rstrip": false,
                         "normalized": false, "special": true}"""
                                .formatted(SPECIAL.indexOf(token), token))
                .collect(Collectors.joining(","));
        ObjectNode vocabulary = JsonNodeFactory.instance.objectNode();
        for (int id = 0; id < words; id++) {
            vocabulary.put(id < SPECIAL.size() ? SPECIAL.get(id) : "w" + id, id);
        }
        return (ObjectNode) new ObjectMapper()
                .readTree(
                        """
                        {"version": "1.0", "truncation": null, "padding": null, "normalizer": null, "decoder": null,
                         "added_tokens": [%s], "pre_tokenizer": {"type": "Whitespace"},
                         "post_processor": {"type": "BertProcessing", "sep": ["[SEP]", 3], "cls": ["[CLS]", 2]},
                         "model": {"type": "WordLevel", "unk_token": "[UNK]", "vocab": %s}}"""
                                .formatted(added, vocabulary));
    }
}
