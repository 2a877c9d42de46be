// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** A parser of JSON from outside: no key twice in an object, nothing after the end, nesting and length bounded. */
public final class StrictMapper {

    private StrictMapper() {}

    /**
     * A parser of documents of any length.
     *
     * @param mostNesting how deep arrays and objects may lie in one another
     */
    public static ObjectMapper nesting(int mostNesting) {
        return of(StreamReadConstraints.builder().maxNestingDepth(mostNesting).build());
    }

    /**
     * A parser of short documents.
     *
     * @param mostNesting how deep arrays and objects may lie in one another
     * @param mostCharacters the longest document
     */
    public static ObjectMapper nesting(int mostNesting, int mostCharacters) {
        return of(StreamReadConstraints.builder()
                .maxNestingDepth(mostNesting)
                .maxStringLength(mostCharacters)
                .maxDocumentLength(mostCharacters)
                .build());
    }

    private static ObjectMapper of(StreamReadConstraints constraints) {
        return JsonMapper.builder(JsonFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .streamReadConstraints(constraints)
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }
}
