// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Puts tensors into a safetensors container. The order of names decides the order of bytes, wider types first so that
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

    private record Entry(TensorType type, long[] shape, byte[] bytes) {}

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
     * @throws ArtifactException when a value is too large for them
     */
    public SafetensorsWriter halves(String name, long[] shape, float[] values) {
        ByteBuffer bytes = littleEndian(Math.multiplyExact(values.length, Short.BYTES));
        for (float value : values) {
            short half = HalfFloat.fromFloat(value);
            if (Float.isFinite(value) && !Float.isFinite(HalfFloat.toFloat(half))) {
                throw new ArtifactException("tensor \"" + name + "\": " + value + " is beyond 16-bit floats (largest "
                        + HalfFloat.LARGEST + "), store it in 32 bits");
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
        long expected = type.bytes();
        for (long dimension : shape) {
            expected = Math.multiplyExact(expected, dimension);
        }
        if (expected != bytes.length) {
            throw new IllegalArgumentException(
                    name + ": type and shape need " + expected + " bytes, found " + bytes.length);
        }
        boolean taken = tensors.keySet().stream().anyMatch(key -> key.name().equals(name));
        if (taken) {
            throw new IllegalArgumentException(name + ": there is a tensor of this name");
        }
        tensors.put(new Key(type.bytes(), name), new Entry(type, shape.clone(), bytes));
        return this;
    }

    /** The container. */
    public byte[] toBytes() {
        byte[] header = header();
        long total = (long) Long.BYTES + header.length;
        for (Entry entry : tensors.values()) {
            total += entry.bytes.length;
        }
        ByteBuffer out = littleEndian(Math.toIntExact(total));
        out.putLong(header.length).put(header);
        tensors.values().forEach(entry -> out.put(entry.bytes));
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
                long end = begin + entry.bytes.length;
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
