// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparseadapter.core.safetensors.Safetensors;

/** Search gives the ids that the transformers library's search gives over the same scores, whatever its settings. */
class SearchGoldenTest {

    private static final int VOCABULARY = 13;
    private static final SpecialTokens TOKENS = new SpecialTokens(2, 0, 2, 1);

    static List<SearchCase> cases() throws IOException {
        return SearchCase.of(SearchCase.golden("search.json"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void idsAreThoseOfTheLibrary(SearchCase golden) throws IOException {
        TableDecoder decoder = decoder();
        assertThat(Search.run(golden.config(), TOKENS, decoder, decoder.count()))
                .containsExactlyElementsOf(golden.ids());
    }

    private static TableDecoder decoder() throws IOException {
        try (InputStream in = SearchGoldenTest.class.getResourceAsStream("search.safetensors")) {
            Safetensors stored = Safetensors.read(in.readAllBytes());
            return new TableDecoder(stored.floats("tables"), stored.floats("bias"), VOCABULARY);
        }
    }
}
