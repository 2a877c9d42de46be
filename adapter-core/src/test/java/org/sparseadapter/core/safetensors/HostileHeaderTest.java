// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What model servers were attacked with: every way that a container's beginning can lie. */
class HostileHeaderTest {

    private static final byte[] EMPTY_HEADER = "{}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, -8, Long.MIN_VALUE, Long.MAX_VALUE, 3, 1_000, 100_000_001, 1L << 32, 1L << 53})
    void lengthsThatLie(long claimed) {
        refused(Containers.withLength(claimed, EMPTY_HEADER, 0), "header");
    }

    @Test
    void aHeaderBeyondTheLimitThatIsReallyThere() {
        byte[] header = ("{\"__metadata__\":{\"a\":\"" + "x".repeat(3 << 20) + "\"}}").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Safetensors.read(Containers.of(header, 0), SafetensorsLimits.ARTIFACT))
                .isInstanceOf(SafetensorsException.class)
                .hasMessageContaining("the file asks for 3145");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9})
    void filesThatAreTooShort(int bytes) {
        refused(new byte[bytes], "");
    }

    @ParameterizedTest
    @MethodSource("headers")
    void headersThatLie(String header, int dataBytes, String said) {
        refused(Containers.of(header, dataBytes), said);
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                Arguments.of("[]", 0, "does not begin with {"),
                Arguments.of(" {}", 0, "does not begin with {"),
                Arguments.of("\uFEFF{}", 0, "does not begin with {"),
                Arguments.of("{", 0, ""),
                Arguments.of("{{}}", 0, "not valid JSON"),
                Arguments.of("{}{}", 0, "goes on after its end"),
                Arguments.of("{} x", 0, ""),
                Arguments.of("{}", 1, "1 bytes after the last tensor"),
                Arguments.of(
                        "{\"a\":" + tensor("F32", "[1]", 0, 4) + ",\"a\":" + tensor("F32", "[1]", 4, 8) + "}", 8, ""),
                Arguments.of("{\"__metadata__\":{\"k\":\"1\",\"k\":\"2\"}}", 0, ""),
                Arguments.of("{\"__metadata__\":{\"k\":1}}", 0, "__metadata__: expected a string under \"k\""),
                Arguments.of("{\"__metadata__\":{\"k\":null}}", 0, "__metadata__: expected a string"),
                Arguments.of("{\"__metadata__\":{\"k\":{}}}", 0, "__metadata__: expected a string"),
                Arguments.of("{\"__metadata__\":[]}", 0, "__metadata__: expected an object"),
                Arguments.of("{\"a\":7}", 0, "expected an object"),
                Arguments.of("{\"a\":{}}", 0, "expected dtype, shape and two data_offsets"),
                Arguments.of(one("F32", "[1]", 4, 0), 4, "begins at 4, after its end at 0"),
                Arguments.of(one("F32", "[1]", -4, 0), 4, "whole numbers from 0"),
                Arguments.of(one("F32", "[1]", 4, 8), 8, "a hole before it"),
                Arguments.of(one("F32", "[1]", 0, 4), 8, "4 bytes after the last tensor"),
                Arguments.of(one("F32", "[1]", 0, 4), 3, "beyond the file's 3 bytes"),
                Arguments.of(two(0, 4, 0, 4), 4, "overlaps another"),
                Arguments.of(two(0, 4, 2, 6), 6, "overlaps another"),
                Arguments.of(two(0, 4, 8, 12), 12, "a hole before it"),
                Arguments.of(one("F32", "[2]", 0, 4), 4, "type and shape need 8 bytes, the offsets span 4"),
                Arguments.of(one("F16", "[1]", 0, 4), 4, "type and shape need 2 bytes, the offsets span 4"),
                Arguments.of(one("F32", "[4294967296,4294967296]", 0, 4), 4, "overflows"),
                Arguments.of(one("F32", "[4611686018427387904,4]", 0, 0), 0, "overflows"),
                Arguments.of(one("U8", "[9223372036854775807,2]", 0, 4), 4, "overflows"),
                Arguments.of(one("U8", "[9223372036854775808]", 0, 4), 4, "whole numbers"),
                Arguments.of(one("U8", "[-1,-4]", 0, 4), 4, "whole numbers"),
                Arguments.of(one("U8", "[4.0]", 0, 4), 4, "whole numbers"),
                Arguments.of(one("U8", "[\"4\"]", 0, 4), 4, "whole numbers"),
                Arguments.of(one("U8", "[[4]]", 0, 4), 4, "whole numbers"),
                Arguments.of(one("U8", "4", 0, 4), 4, "shape: expected a list"),
                Arguments.of(one("U8", "[1,1,1,1,1,1,1,1,4]", 0, 4), 4, "more than 8 numbers"),
                Arguments.of(one("F31", "[1]", 0, 4), 4, "unknown dtype \"F31\""),
                Arguments.of(one("f32", "[1]", 0, 4), 4, "unknown dtype \"f32\""),
                Arguments.of(
                        "{\"a\":{\"dtype\":4,\"shape\":[1],\"data_offsets\":[0,4]}}", 4, "dtype: expected a string"),
                Arguments.of("{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0]}}", 1, "two data_offsets"),
                Arguments.of("{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1,2]}}", 1, "more than 2"),
                Arguments.of(
                        "{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1],\"code\":\"x\"}}",
                        1,
                        "unknown field"),
                Arguments.of("{\"" + "n".repeat(600) + "\":" + tensor("U8", "[1]", 0, 1) + "}", 1, ""),
                Arguments.of("{\"a\":" + "[".repeat(100_000) + "}", 0, ""),
                Arguments.of(
                        "{\"a\":{\"dtype\":\"U8\",\"shape\":[" + "9".repeat(5_000) + "],\"data_offsets\":[0,1]}}",
                        1,
                        ""));
    }

    @Test
    void aHeaderThatIsNotUtf8() {
        refused(Containers.of(new byte[] {'{', '"', (byte) 0xC3, '"', '}'}, 0), "not UTF-8");
        refused(Containers.of(new byte[] {'{', '"', (byte) 0xFF, (byte) 0xFE, '"', '}'}, 0), "not UTF-8");
    }

    @Test
    void aMillionTensors() {
        byte[] many = Containers.of(tensors(10_001), 0);
        SafetensorsLimits wide = new SafetensorsLimits(1L << 30, 10_000);
        assertThatThrownBy(() -> Safetensors.read(many, wide))
                .isInstanceOf(SafetensorsException.class)
                .hasMessageContaining("more than 10000 tensors");
        byte[] million = Containers.of(tensors(1_000_000), 0);
        assertThatThrownBy(() -> Safetensors.read(million))
                .isInstanceOf(SafetensorsException.class)
                .hasMessageContaining("expected a header of");
    }

    private static String tensors(int count) {
        StringBuilder header = new StringBuilder("{");
        for (int i = 0; i < count; i++) {
            header.append(i == 0 ? "" : ",").append('"').append(i).append("\":").append(tensor("U8", "[0]", 0, 0));
        }
        return header.append('}').toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80 02 63 6F 73 0A 73 79 73 74 65 6D",
                "80 05 95 00 00 00 00 00 00 00 00 00",
                "50 4B 03 04 00 00 00 00 00 00 00 00"
            })
    void pickledWeightsWhateverTheyAreCalled(String hex) {
        byte[] file = new byte[64];
        String[] parts = hex.split(" ");
        for (int i = 0; i < parts.length; i++) {
            file[i] = (byte) Integer.parseInt(parts[i], 16);
        }
        refused(file, "a pickled or zipped file, which could run code");
    }

    @Test
    void emptyContainersAndEmptyTensorsAreFine() {
        assertThat(Safetensors.read(Containers.of("{}", 0)).tensors()).isEmpty();
        assertThat(Safetensors.read(Containers.of("{}      ", 0)).metadata()).isEmpty();
        Safetensors some = Safetensors.read(Containers.of(
                "{\"e\":" + tensor("F32", "[0,7]", 4, 4) + ",\"s\":" + tensor("F32", "[]", 0, 4) + "}", 4));
        assertThat(some.floats("e")).isEmpty();
        assertThat(some.floats("s")).containsExactly(0f);
    }

    private void refused(byte[] file, String said) {
        assertThatThrownBy(() -> Safetensors.read(file, SafetensorsLimits.ARTIFACT))
                .isInstanceOf(SafetensorsException.class)
                .hasMessageContaining(said);
        // A file must be refused for the same reason as an array.
        assertThatThrownBy(() -> Safetensors.open(written(file), SafetensorsLimits.ARTIFACT))
                .isInstanceOf(SafetensorsException.class)
                .hasMessageContaining(said);
    }

    private Path written(byte[] file) throws IOException {
        return Files.write(folder.resolve("x.safetensors"), file);
    }

    private static String one(String type, String shape, long begin, long end) {
        return "{\"a\":" + tensor(type, shape, begin, end) + "}";
    }

    private static String two(long begin, long end, long otherBegin, long otherEnd) {
        return "{\"a\":" + tensor("F32", "[1]", begin, end) + ",\"b\":" + tensor("F32", "[1]", otherBegin, otherEnd)
                + "}";
    }

    private static String tensor(String type, String shape, long begin, long end) {
        return "{\"dtype\":\"" + type + "\",\"shape\":" + shape + ",\"data_offsets\":[" + begin + "," + end + "]}";
    }
}
