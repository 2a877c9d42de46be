// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparseadapter.core.safetensors.Precision;
import org.sparseadapter.core.safetensors.Safetensors;
import org.sparseadapter.core.safetensors.SafetensorsException;
import org.sparseadapter.core.safetensors.SafetensorsWriter;
import org.sparseadapter.core.safetensors.TensorType;

/** Valid containers that lie about the adapter inside. */
class HostileArtifactTest {

    private static final String MATRIX = "layer.0.ffn_output.down.weight";
    private static final byte[] GOOD =
            ArtifactWriter.write(SampleArtifacts.artifact(4, 16, 0.5, false, 1), Precision.F32);
    private static final byte[] SEEDED =
            ArtifactWriter.write(SampleArtifacts.artifact(4, 16, 0.5, true, 1), Precision.F32);

    @ParameterizedTest
    @MethodSource("metadata")
    void metadataThatLies(String key, String from, String to, String said) {
        Parts parts = new Parts(GOOD);
        parts.metadata.computeIfPresent(key, (k, value) -> value.replaceFirst(from, to));
        refused(parts, said);
    }

    static Stream<Arguments> metadata() {
        String numbers = "\\[4,16\\],\"kept\":[0-9]+,\"density\":[0-9.]+";
        return Stream.of(
                Arguments.of("format", "sparse-adapter", "other", "metadata format: expected \"sparse-adapter\""),
                Arguments.of("format_version", "1", "2", "metadata format_version: expected \"1\", found \"2\""),
                Arguments.of("mask_coder", "range32-draw", "rice", "metadata mask_coder"),
                Arguments.of("kind", "adapter", "backdoor", "metadata kind: unknown kind \"backdoor\""),
                Arguments.of("base_digest", "sha256:", "md5:", "metadata base_digest: expected a digest"),
                Arguments.of("adapter", "pfeiffer", "full", "metadata adapter.kind: full"),
                Arguments.of("adapter", "\"bottleneck\":4", "\"bottleneck\":-4", "metadata adapter.bottleneck"),
                Arguments.of("adapter", "\\{", "{\"x\":1,", "metadata adapter.x: unknown field"),
                Arguments.of("head", "\"no\",\"yes\"", "\"no\"", "at least two labels"),
                Arguments.of("head", "\"no\",\"yes\"", "\"no\",\"no\"", "every label once"),
                Arguments.of("head", "\"no\",\"yes\"", "\"no\",\"yes\",\"maybe\"", "expected a head of 3 rows"),
                Arguments.of("head", "\"mean\"", "\"max\"", "metadata head.pooling"),
                Arguments.of("head", "0.1", "1.5", "dropout"),
                Arguments.of(
                        "head",
                        "0.1",
                        "0.1,\"headLayers\":2",
                        "expected a head of 2 layers, found no head.inner.weight"),
                Arguments.of(
                        "head",
                        "0.1",
                        "0.1,\"headLayers\":3",
                        "metadata head.headLayers: expected an integer in [1, 2], found 3"),
                Arguments.of(
                        "head",
                        "0.1",
                        "0.1,\"headActivation\":\"relu\"",
                        "metadata head.headActivation: expected none beside headLayers 1"),
                Arguments.of(
                        "head",
                        "0.1",
                        "0.1,\"headLayers\":2,\"headActivation\":\"relu\"",
                        "metadata format_version: expected \"2\", found \"1\""),
                Arguments.of("recipe", "\\{.*", "[]", "metadata recipe: expected a JSON object"),
                Arguments.of("recipe", "\\{.*", "{\"a\":1,\"a\":2}", "metadata recipe: not a JSON object"),
                Arguments.of("recipe", "\\{.*", "{\"a\":".repeat(1_000), "metadata recipe: not a JSON object"),
                Arguments.of("matrices", "\\{.*", "{}", "belongs to no matrix"),
                Arguments.of("matrices", "layer.0", "../layer.0", "not a parameter's name"),
                Arguments.of("matrices", "layer.0", "layer.1", "is missing"),
                Arguments.of("matrices", "\\[4,16\\]", "[4,17]", "density"),
                Arguments.of("matrices", "\\[4,16\\]", "[64]", "expected two dimensions"),
                Arguments.of("matrices", "\\[4,16\\]", "[-4,-16]", "expected positive dimensions"),
                Arguments.of("matrices", "\\[4,16\\]", "[4294967296,16]", "expected positive dimensions"),
                Arguments.of("matrices", "\\[4,16\\]", "[65536,65536]", "at most 134217728 weights"),
                Arguments.of("matrices", numbers, "[4,16],\"kept\":65,\"density\":1.015625", "kept: expected a count"),
                Arguments.of("matrices", numbers, "[4,16],\"kept\":-1,\"density\":-0.015625", "kept: expected a count"),
                Arguments.of(
                        "matrices", numbers, "[4,16],\"kept\":3,\"density\":0.046875", "expected the 3 kept values"),
                Arguments.of("matrices", "\"density\":[0-9.]+", "\"density\":0.9", "density: expected 0."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "format",
                "format_version",
                "kind",
                "base_digest",
                "adapter",
                "head",
                "recipe",
                "mask_coder",
                "matrices"
            })
    void metadataThatIsMissing(String key) {
        Parts parts = new Parts(GOOD);
        parts.metadata.remove(key);
        refused(parts, "metadata " + key + ": missing");
    }

    @Test
    void notAnAdapterAtAll() {
        assertThatThrownBy(() -> ArtifactReader.read(new SafetensorsWriter()
                        .floats("w", new long[] {1}, new float[1])
                        .toBytes()))
                .isInstanceOf(SafetensorsException.class)
                .hasMessageContaining("is this an adapter of this project?");
    }

    @Test
    void masksThatEndEarlyOrNever() {
        for (int change : new int[] {-2, -1, 1, 100}) {
            Parts parts = new Parts(GOOD);
            parts.resize(MATRIX + ".mask", change);
            refused(parts, "matrix " + MATRIX + ": ");
        }
    }

    @Test
    void tensorsThatAreMissing() {
        for (String part : new String[] {MATRIX + ".mask", MATRIX + ".values"}) {
            Parts parts = new Parts(GOOD);
            parts.tensors.remove(part);
            refused(parts, "tensor \"" + part + "\" is missing");
        }
        Parts headless = new Parts(GOOD);
        headless.tensors.remove("head.bias");
        refused(headless, "expected a head of 2 rows");
    }

    @Test
    void tensorsThatAreTooMany() {
        Parts parts = new Parts(GOOD);
        parts.tensors.put("other.mask", parts.tensors.get(MATRIX + ".mask"));
        refused(parts, "tensor \"other.mask\" belongs to no matrix");
        Parts twice = new Parts(GOOD);
        twice.tensors.put(MATRIX, twice.tensors.get("head.bias"));
        refused(twice, "there is a sparse matrix of this name");
        Parts both = new Parts(SEEDED);
        both.tensors.put(MATRIX + ".mask", new Parts(GOOD).tensors.get(MATRIX + ".mask"));
        refused(both, "has a coded mask and a seed");
    }

    @Test
    void seedsOfUnknownGenerators() {
        Parts parts = new Parts(SEEDED);
        parts.metadata.computeIfPresent("matrices", (k, value) -> value.replace("splitmix64-top24", "mt19937"));
        refused(parts, "unknown mask generator \"mt19937\"");
        Parts half = new Parts(SEEDED);
        half.metadata.computeIfPresent("matrices", (k, value) -> value.replace("\"generator\"", "\"maker\""));
        refused(half, "generator: expected the name of a generator");
    }

    @Test
    void valuesThatAreNoNumbers() {
        for (int bits : new int[] {0x7FC00000, 0x7F800000, 0xFF800000, 0x7F800001}) {
            for (String name : new String[] {MATRIX + ".values", "head.weight", "head.bias"}) {
                Parts parts = new Parts(GOOD);
                byte[] bytes = parts.tensors.get(name).bytes();
                for (int i = 0; i < Integer.BYTES; i++) {
                    bytes[i] = (byte) (bits >>> 8 * i);
                }
                refused(parts, "tensor \"" + name + "\": value 0 is ");
            }
        }
    }

    @Test
    void typesThatAreNoWeights() {
        Parts parts = new Parts(GOOD);
        parts.tensors.computeIfPresent("head.bias", (k, t) -> new Part(TensorType.I32, t.shape(), t.bytes()));
        refused(parts, "tensor \"head.bias\": expected type F32 or F16, found I32");
        Parts mask = new Parts(GOOD);
        mask.tensors.computeIfPresent(MATRIX + ".mask", (k, t) -> new Part(TensorType.I8, t.shape(), t.bytes()));
        refused(mask, "expected type U8");
    }

    private static void refused(Parts parts, String said) {
        assertThatThrownBy(() -> ArtifactReader.read(parts.toBytes()))
                .isInstanceOf(SafetensorsException.class)
                .hasMessageContaining(said);
    }

    private record Part(TensorType type, long[] shape, byte[] bytes) {}

    /** An artifact taken apart, to be put together wrongly. */
    private static final class Parts {
        private final Map<String, String> metadata;
        private final Map<String, Part> tensors = new TreeMap<>();

        Parts(byte[] file) {
            Safetensors container = Safetensors.read(file);
            metadata = new TreeMap<>(container.metadata());
            container.tensors().forEach((name, tensor) -> {
                byte[] bytes = new byte[(int) (tensor.end() - tensor.begin())];
                container.bytes(name).get(bytes);
                tensors.put(name, new Part(tensor.type(), tensor.dimensions(), bytes));
            });
        }

        void resize(String name, int change) {
            byte[] bytes = tensors.get(name).bytes();
            byte[] resized = Arrays.copyOf(bytes, bytes.length + change);
            tensors.put(name, new Part(TensorType.U8, new long[] {resized.length}, resized));
        }

        byte[] toBytes() {
            SafetensorsWriter writer = new SafetensorsWriter();
            metadata.forEach(writer::metadata);
            tensors.forEach((name, part) -> writer.bytes(name, part.type(), part.shape(), part.bytes()));
            return writer.toBytes();
        }
    }
}
