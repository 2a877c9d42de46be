// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Settings of a search, and the ids that the transformers library wrote with them. */
record SearchCase(GenerationConfig config, List<int[]> ids) {

    /** A golden file of this folder. */
    static JsonNode golden(String name) throws IOException {
        try (InputStream in = SearchCase.class.getResourceAsStream(name)) {
            return new ObjectMapper().readTree(in);
        }
    }

    /** All cases of a golden. */
    static List<SearchCase> of(JsonNode golden) {
        return StreamSupport.stream(golden.get("cases").spliterator(), false)
                .map(SearchCase::read)
                .toList();
    }

    /** A list of lists of ids. */
    static List<int[]> rows(JsonNode json) {
        return StreamSupport.stream(json.spliterator(), false)
                .map(row -> IntStream.range(0, row.size())
                        .map(i -> row.get(i).intValue())
                        .toArray())
                .toList();
    }

    private static SearchCase read(JsonNode json) {
        GenerationConfig config = new GenerationConfig(
                json.get("maxLength").intValue(),
                json.get("minLength").intValue(),
                json.get("beams").intValue(),
                json.get("noRepeatNgram").intValue(),
                json.get("lengthPenalty").doubleValue(),
                json.get("earlyStopping").booleanValue(),
                optional(json.get("forcedBegin")),
                optional(json.get("forcedEnd")));
        return new SearchCase(config, rows(json.get("ids")));
    }

    private static OptionalInt optional(JsonNode json) {
        return json.isNull() ? OptionalInt.empty() : OptionalInt.of(json.intValue());
    }
}
