// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparseadapter.core.site.SequenceSites;
import org.sparseadapter.core.site.SiteFunctions;

/** A tiny BART writes what it writes in the transformers library, with many settings of both searches. */
class GenerationGoldenTest {

    private static BaseModel model;
    private static PackedTokens sources;

    @BeforeAll
    static void load() throws IOException {
        model = Golden.named("bart-tiny").load(DataType.FLOAT32);
        JsonNode golden = SearchCase.golden("generation.json");
        sources = PackedTokens.of(SearchCase.rows(golden.get("sources")).stream()
                .map(ids -> new Encoded(ids, new int[ids.length], false))
                .toList());
    }

    @AfterAll
    static void close() {
        model.close();
    }

    static List<SearchCase> cases() throws IOException {
        return SearchCase.of(SearchCase.golden("generation.json"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void idsAreThoseOfTheLibrary(SearchCase golden) {
        try (NDManager scope = model.manager().newSubManager()) {
            List<int[]> written = Generation.generate(
                    model.encoderDecoder().orElseThrow(),
                    sources,
                    SequenceSites.of(SiteFunctions.none()),
                    golden.config(),
                    scope);
            assertThat(written).containsExactlyElementsOf(golden.ids());
        }
    }
}
