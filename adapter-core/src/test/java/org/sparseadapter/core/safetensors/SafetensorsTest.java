// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparseadapter.core.SharedFolder;

class SafetensorsTest {

    @Property(tries = 200)
    void whatIsWrittenIsRead(
            @ForAll @Size(max = 30) float[] floats,
            @ForAll @Size(max = 30) long[] longs,
            @ForAll @Size(max = 30) byte[] bytes,
            @ForAll String text) {
        byte[] file = new SafetensorsWriter()
                .metadata("text", paired(text))
                .bytes("raw", TensorType.U8, new long[] {bytes.length}, bytes)
                .longs("steps", new long[] {longs.length}, longs)
                .floats("weights", new long[] {1, floats.length}, floats)
                .toBytes();
        Safetensors container = Safetensors.read(file);
        assertThat(container.metadata()).containsEntry("text", paired(text));
        assertThat(container.floats("weights")).isEqualTo(floats);
        assertThat(container.longs("steps")).isEqualTo(longs);
        byte[] raw = new byte[bytes.length];
        container.bytes("raw").get(raw);
        assertThat(raw).isEqualTo(bytes);
        assertThat(container.tensor("weights").shape()).isEqualTo(List.of(1L, (long) floats.length));
    }

    @Test
    void tensorsAreAlignedAndTheSameBytesComeInAnyOrder() {
        byte[] one = new SafetensorsWriter()
                .bytes("a", TensorType.U8, new long[] {3}, new byte[3])
                .floats("b", new long[] {1}, new float[1])
                .longs("c", new long[] {1}, new long[1])
                .toBytes();
        byte[] other = new SafetensorsWriter()
                .longs("c", new long[] {1}, new long[1])
                .floats("b", new long[] {1}, new float[1])
                .bytes("a", TensorType.U8, new long[] {3}, new byte[3])
                .toBytes();
        assertThat(one).isEqualTo(other);
        Safetensors container = Safetensors.read(one);
        container.tensors().forEach((name, tensor) -> assertThat(
                        tensor.begin() % tensor.type().bytes())
                .isZero());
        assertThat((one.length - 15) % 8).isZero();
    }

    @Test
    void aMappedFileGivesTheSameValues(@TempDir Path folder) throws IOException {
        float[] values = {1.5f, -2, Float.MIN_VALUE};
        byte[] content = new SafetensorsWriter()
                .floats("w", new long[] {3}, values)
                .halves("h", new long[] {3}, new float[] {1.5f, -2, 0})
                .toBytes();
        Safetensors mapped = Safetensors.open(Files.write(folder.resolve("m.safetensors"), content));
        assertThat(mapped.floats("w")).isEqualTo(values);
        assertThat(mapped.floats("h")).containsExactly(1.5f, -2, 0);
        assertThat(mapped.bytes("w").isDirect()).isTrue();
        assertThat(mapped.bytes("w").isReadOnly()).isTrue();
    }

    @Test
    void bfloatsAreTheUpperHalfOfFloats() {
        byte[] file = new SafetensorsWriter()
                .bytes("w", TensorType.BF16, new long[] {2}, new byte[] {(byte) 0xC0, 0x3F, 0, (byte) 0xC0})
                .toBytes();
        assertThat(Safetensors.read(file).floats("w")).containsExactly(1.5f, -2f);
    }

    @Test
    void askingForWhatIsNotThereIsAnError() {
        Safetensors container = Safetensors.read(new SafetensorsWriter()
                .floats("w", new long[] {1}, new float[1])
                .toBytes());
        assertThatThrownBy(() -> container.floats("v"))
                .isInstanceOf(SafetensorsException.class)
                .hasMessage("tensor \"v\" is missing");
        assertThatThrownBy(() -> container.longs("w"))
                .isInstanceOf(SafetensorsException.class)
                .hasMessage("tensor \"w\": expected type I64 or I32, found F32");
    }

    @Test
    void filesOfTheReferenceImplementationAreRead() throws IOException {
        Path goldens = SharedFolder.require("goldens");
        List<Path> files;
        try (var found = Files.walk(goldens)) {
            files = found.filter(file -> file.toString().endsWith(".safetensors"))
                    .toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            Safetensors mapped = Safetensors.open(file);
            Safetensors read = Safetensors.read(Files.readAllBytes(file));
            assertThat(mapped.tensors()).isNotEmpty().isEqualTo(read.tensors());
            mapped.tensors().forEach((name, tensor) -> {
                assertThat(mapped.bytes(name)).isEqualTo(read.bytes(name));
                if (tensor.type() == TensorType.F32) {
                    assertThat(FiniteValues.require(name, mapped.floats(name))).hasSize((int) tensor.elements());
                }
            });
        }
    }

    // A container's texts are UTF-8, which has no halves of characters.
    private static String paired(String text) {
        return text.replaceAll("\\p{Cs}", "?");
    }
}
