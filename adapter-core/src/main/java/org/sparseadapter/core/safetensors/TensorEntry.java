// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.safetensors;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sparseadapter.core.text.Quoted;

/** One tensor's entry in a header: exactly {@code dtype}, {@code shape} and {@code data_offsets}, and these agree. */
final class TensorEntry {

    private static final int MOST_DIMENSIONS = 8;

    private final String name;
    private Optional<TensorType> type = Optional.empty();
    private Optional<List<Long>> shape = Optional.empty();
    private Optional<List<Long>> offsets = Optional.empty();

    private TensorEntry(String name) {
        this.name = name;
    }

    static TensorInfo read(JsonParser parser, String name) throws IOException {
        return new TensorEntry(name).read(parser);
    }

    private TensorInfo read(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw error("expected an object");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            switch (field) {
                case "dtype" -> type = Optional.of(type(parser));
                case "shape" -> shape = Optional.of(naturals(parser, field, MOST_DIMENSIONS));
                case "data_offsets" -> offsets = Optional.of(naturals(parser, field, 2));
                default -> throw error("unknown field " + Quoted.text(field));
            }
        }
        if (type.isEmpty()
                || shape.isEmpty()
                || offsets.isEmpty()
                || offsets.get().size() != 2) {
            throw error("expected dtype, shape and two data_offsets");
        }
        long begin = offsets.get().get(0);
        long end = offsets.get().get(1);
        if (begin > end) {
            throw error("begins at " + begin + ", after its end at " + end);
        }
        long bytes = bytes();
        if (bytes != end - begin) {
            throw error("type and shape need " + bytes + " bytes, the offsets span " + (end - begin));
        }
        return new TensorInfo(type.get(), shape.get(), begin, end);
    }

    private TensorType type(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.VALUE_STRING) {
            throw error("dtype: expected a string");
        }
        String word = parser.getText();
        return Arrays.stream(TensorType.values())
                .filter(candidate -> candidate.name().equals(word))
                .findFirst()
                .orElseThrow(() -> error("unknown dtype " + Quoted.text(word)));
    }

    private List<Long> naturals(JsonParser parser, String field, int most) throws IOException {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            throw error(field + ": expected a list");
        }
        List<Long> numbers = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (numbers.size() == most) {
                throw error(field + ": more than " + most + " numbers");
            }
            boolean fits = parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                    && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
            if (!fits || parser.getLongValue() < 0) {
                throw error(field + ": expected whole numbers from 0 to 2^63 - 1");
            }
            numbers.add(parser.getLongValue());
        }
        return numbers;
    }

    private long bytes() {
        try {
            long bytes = type.orElseThrow().bytes();
            for (long dimension : shape.orElseThrow()) {
                bytes = Math.multiplyExact(bytes, dimension);
            }
            return bytes;
        } catch (ArithmeticException e) {
            throw error("the shape " + shape.orElseThrow() + " overflows");
        }
    }

    private SafetensorsException error(String problem) {
        return new SafetensorsException("tensor " + Quoted.text(name) + ": " + problem);
    }
}
