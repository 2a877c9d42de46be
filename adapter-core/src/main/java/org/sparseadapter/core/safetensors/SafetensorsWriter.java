// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.safetensors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Writes a safetensors container. The order of names decides the order of bytes, wider types first so that
 * every tensor is aligned; equal content gives equal bytes.
 */
public final class SafetensorsWriter {

    private static final JsonFactory JSON = new JsonFactory();

    private final SortedMap<String, String> metadata = new TreeMap<>();
    private final SortedMap<Key, Entry> tensors = new TreeMap<>();

    private record Key(int width, String name) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return width == other.width ? name.compareTo(other.name) : Integer.compare(other.width, width);
        }
    }

    private record Entry(TensorType type, long[] shape, long length, Supplier<ByteBuffer> bytes) {}

    /** Adds a free text. */
    public SafetensorsWriter metadata(String key, String value) {
        metadata.put(key, value);
        return this;
    }

    /** Adds 32-bit floats. */
    public SafetensorsWriter floats(String name, long[] shape, float[] values) {
        ByteBuffer bytes = littleEndian(Math.multiplyExact(values.length, Float.BYTES));
        bytes.asFloatBuffer().put(values);
        return bytes(name, TensorType.F32, shape, bytes.array());
    }

    /**
     * Adds floats rounded to 16 bits.
     *
     * @throws SafetensorsException when a value is too large for them
     */
    public SafetensorsWriter halves(String name, long[] shape, float[] values) {
        ByteBuffer bytes = littleEndian(Math.multiplyExact(values.length, Short.BYTES));
        for (float value : values) {
            short half = HalfFloat.fromFloat(value);
            if (Float.isFinite(value) && !Float.isFinite(HalfFloat.toFloat(half))) {
                throw new SafetensorsException("tensor \"" + name + "\": " + value
                        + " is beyond 16-bit floats (largest " + HalfFloat.LARGEST + "), store it in 32 bits");
            }
            bytes.putShort(half);
        }
        return bytes(name, TensorType.F16, shape, bytes.array());
    }

    /** Adds 64-bit integers. */
    public SafetensorsWriter longs(String name, long[] shape, long[] values) {
        ByteBuffer bytes = littleEndian(Math.multiplyExact(values.length, Long.BYTES));
        bytes.asLongBuffer().put(values);
        return bytes(name, TensorType.I64, shape, bytes.array());
    }

    /**
     * Adds a tensor as it is.
     *
     * @param bytes its elements, little-endian, row-major
     * @throws IllegalArgumentException when type and shape need another number of bytes
     */
    public SafetensorsWriter bytes(String name, TensorType type, long[] shape, byte[] bytes) {
        long expected = length(type, shape);
        if (expected != bytes.length) {
            throw new IllegalArgumentException(
                    name + ": type and shape need " + expected + " bytes, found " + bytes.length);
        }
        return add(name, new Entry(type, shape.clone(), expected, () -> ByteBuffer.wrap(bytes)));
    }

    /**
     * Adds 32-bit floats that are asked for when the container is written, so that a file may be larger than memory.
     *
     * @param values as many as the shape needs, from position 0 to the limit
     */
    public SafetensorsWriter floats(String name, long[] shape, Supplier<FloatBuffer> values) {
        long length = length(TensorType.F32, shape);
        return add(name, new Entry(TensorType.F32, shape.clone(), length, () -> {
            ByteBuffer bytes = littleEndian(Math.toIntExact(length));
            bytes.asFloatBuffer().put(values.get().duplicate().rewind());
            return bytes;
        }));
    }

    private SafetensorsWriter add(String name, Entry entry) {
        boolean taken = tensors.keySet().stream().anyMatch(key -> key.name().equals(name));
        if (taken) {
            throw new IllegalArgumentException(name + ": there is a tensor of this name");
        }
        tensors.put(new Key(entry.type().bytes(), name), entry);
        return this;
    }

    private static long length(TensorType type, long[] shape) {
        long length = type.bytes();
        for (long dimension : shape) {
            length = Math.multiplyExact(length, dimension);
        }
        return length;
    }

    /** Writes the container to a file, tensor by tensor. */
    public void write(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            byte[] header = header();
            writeFully(channel, littleEndian(Long.BYTES).putLong(0, header.length));
            writeFully(channel, ByteBuffer.wrap(header));
            for (Entry entry : tensors.values()) {
                writeFully(channel, entry.bytes().get());
            }
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** The container. */
    public byte[] toBytes() {
        byte[] header = header();
        long total = (long) Long.BYTES + header.length;
        for (Entry entry : tensors.values()) {
            total += entry.length();
        }
        ByteBuffer out = littleEndian(Math.toIntExact(total));
        out.putLong(header.length).put(header);
        tensors.values().forEach(entry -> out.put(entry.bytes().get()));
        return out.array();
    }

    private byte[] header() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            if (!metadata.isEmpty()) {
                json.writeObjectFieldStart("__metadata__");
                for (Map.Entry<String, String> text : metadata.entrySet()) {
                    json.writeStringField(text.getKey(), text.getValue());
                }
                json.writeEndObject();
            }
            long begin = 0;
            for (Map.Entry<Key, Entry> tensor : tensors.entrySet()) {
                Entry entry = tensor.getValue();
                long end = begin + entry.length();
                json.writeObjectFieldStart(tensor.getKey().name());
                json.writeStringField("dtype", entry.type.name());
                json.writeFieldName("shape");
                json.writeArray(entry.shape, 0, entry.shape.length);
                json.writeFieldName("data_offsets");
                json.writeArray(new long[] {begin, end}, 0, 2);
                json.writeEndObject();
                begin = end;
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Spaces up to a multiple of 8 keep the tensors aligned in a mapped file.
        while (out.size() % Long.BYTES != 0) {
            out.write(' ');
        }
        return out.toByteArray();
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
