// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparseadapter.core.artifact.Safetensors;

/** Search gives the ids that the transformers library's search gives over the same scores, whatever its settings. */
class SearchGoldenTest {

    private static final int VOCABULARY = 13;
    private static final SpecialTokens TOKENS = new SpecialTokens(2, 0, 2, 1);

    record Case(GenerationConfig config, List<int[]> ids) {}

    static List<Case> cases() throws IOException {
        JsonNode golden;
        try (InputStream in = SearchGoldenTest.class.getResourceAsStream("search.json")) {
            golden = new ObjectMapper().readTree(in);
        }
        return StreamSupport.stream(golden.get("cases").spliterator(), false)
                .map(SearchGoldenTest::read)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void idsAreThoseOfTheLibrary(Case golden) throws IOException {
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

    private static Case read(JsonNode json) {
        GenerationConfig config = new GenerationConfig(
                json.get("maxLength").intValue(),
                json.get("minLength").intValue(),
                json.get("beams").intValue(),
                json.get("noRepeatNgram").intValue(),
                json.get("lengthPenalty").doubleValue(),
                json.get("earlyStopping").booleanValue(),
                optional(json.get("forcedBegin")),
                optional(json.get("forcedEnd")));
        return new Case(
                config,
                StreamSupport.stream(json.get("ids").spliterator(), false)
                        .map(SearchGoldenTest::ids)
                        .toList());
    }

    private static OptionalInt optional(JsonNode json) {
        return json.isNull() ? OptionalInt.empty() : OptionalInt.of(json.intValue());
    }

    private static int[] ids(JsonNode json) {
        return IntStream.range(0, json.size()).map(i -> json.get(i).intValue()).toArray();
    }
}
