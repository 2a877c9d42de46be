// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.safetensors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.core.text.Quoted;

/**
 * The header of a safetensors container, checked as it is parsed: token by token, so that a hostile one costs no more
 * than its own length.
 *
 * @param metadata free texts by key
 * @param tensors the tensors by name; together they cover the data without holes or overlaps
 */
record SafetensorsHeader(SortedMap<String, String> metadata, SortedMap<String, TensorInfo> tensors) {

    private static final String METADATA = "__metadata__";
    private static final int MOST_NAME = 512;
    private static final int MOST_NESTING = 4;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_NESTING)
                    .maxNameLength(MOST_NAME)
                    .build())
            .build();

    SafetensorsHeader {
        metadata = Collections.unmodifiableSortedMap(metadata);
        tensors = Collections.unmodifiableSortedMap(tensors);
    }

    /**
     * Parses a header.
     *
     * @param header its bytes, without the length before it
     * @param dataBytes how many bytes follow it
     */
    static SafetensorsHeader parse(byte[] header, long dataBytes, SafetensorsLimits limits) {
        if (header.length == 0 || header[0] != '{') {
            throw new SafetensorsException("the header does not begin with {");
        }
        SortedMap<String, String> metadata = new TreeMap<>();
        SortedMap<String, TensorInfo> tensors = new TreeMap<>();
        try (JsonParser parser = JSON.createParser(decode(header))) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (name.equals(METADATA)) {
                    readMetadata(parser, metadata);
                } else if (tensors.size() == limits.tensors()) {
                    throw new SafetensorsException("the header lists more than " + limits.tensors() + " tensors");
                } else {
                    tensors.put(name, TensorEntry.read(parser, name));
                }
            }
            if (parser.nextToken() != null) {
                throw new SafetensorsException("the header goes on after its end");
            }
        } catch (IOException e) {
            throw new SafetensorsException("the header is not valid JSON", e);
        }
        Coverage.require(tensors, dataBytes);
        return new SafetensorsHeader(metadata, tensors);
    }

    private static String decode(byte[] header) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(header))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new SafetensorsException("the header is not UTF-8", e);
        }
    }

    private static void readMetadata(JsonParser parser, SortedMap<String, String> metadata) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new SafetensorsException(METADATA + ": expected an object");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            if (parser.nextToken() != JsonToken.VALUE_STRING) {
                throw new SafetensorsException(METADATA + ": expected a string under " + Quoted.text(key));
            }
            metadata.put(key, parser.getText());
        }
    }
}
