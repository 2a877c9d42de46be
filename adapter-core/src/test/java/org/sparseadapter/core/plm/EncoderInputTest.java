// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.site.SiteFunctions;

/** Inputs that the base model has no weights for are refused before the engine sees them. */
class EncoderInputTest {

    private final BaseModel model = Golden.named("bert-tiny").load(DataType.FLOAT32);

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void moreTokensThanPositions() {
        assertRefused(new Encoded(new int[41], new int[41], false), "41 tokens", "40");
    }

    @Test
    void idsBeyondTheVocabulary() {
        assertRefused(new Encoded(new int[] {199}, new int[1], false), "199");
        assertRefused(new Encoded(new int[] {-1}, new int[1], false), "-1");
    }

    @Test
    void segmentsThatDoNotExist() {
        assertRefused(new Encoded(new int[1], new int[] {2}, false), "segment 2");
    }

    @Test
    void aModelWithoutTokenizerSaysSo() {
        assertThatThrownBy(model::tokenizer)
                .isInstanceOf(BaseModelException.class)
                .hasMessageContaining("tokenizer.json");
    }

    private void assertRefused(Encoded example, String... parts) {
        try (NDManager scope = model.manager().newSubManager()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> model.encoder()
                            .encode(PackedTokens.of(List.of(example)), SiteFunctions.none(), scope, false))
                    .satisfies(error ->
                            List.of(parts).forEach(part -> assertThat(error).hasMessageContaining(part)));
        }
    }
}
