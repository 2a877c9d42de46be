// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.core.text.Quoted;

/**
 * A safetensors container, read strictly: an 8-byte little-endian header length, a JSON header, then the tensors' bytes.
 * The header is checked whole before anything is allocated or handed out. Nothing in the file is ever executed.
 */
public final class Safetensors {

    private static final int LENGTH_BYTES = Long.BYTES;
    private static final int ZIP_MAGIC = 'P' | 'K' << 8;
    private static final int PICKLE_PROTOCOL = 0x80;

    private final SafetensorsHeader header;
    private final Map<String, ByteBuffer> bytes;

    private Safetensors(SafetensorsHeader header, Map<String, ByteBuffer> bytes) {
        this.header = header;
        this.bytes = bytes;
    }

    /**
     * Reads a container from memory; tensors are views of the array.
     *
     * @throws SafetensorsException when it is not a valid one
     */
    public static Safetensors read(byte[] content, SafetensorsLimits limits) {
        ByteBuffer all = ByteBuffer.wrap(content).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
        int length = headerLength(all, content.length, limits);
        byte[] text = new byte[length];
        all.get(LENGTH_BYTES, text);
        int dataStart = LENGTH_BYTES + length;
        SafetensorsHeader header = SafetensorsHeader.parse(text, content.length - dataStart, limits);
        Map<String, ByteBuffer> views = new TreeMap<>();
        header.tensors()
                .forEach((name, tensor) -> views.put(
                        name, all.slice(dataStart + (int) tensor.begin(), (int) (tensor.end() - tensor.begin()))));
        return new Safetensors(header, views);
    }

    /** Reads a container of this machine's own making from memory, see {@link SafetensorsLimits#MODEL}. */
    public static Safetensors read(byte[] content) {
        return read(content, SafetensorsLimits.MODEL);
    }

    /**
     * Opens a file; tensors are memory-mapped and read from the disk when touched. The file must not change meanwhile.
     *
     * @throws SafetensorsException when it is not a valid container
     */
    public static Safetensors open(Path file) throws IOException {
        return open(file, SafetensorsLimits.MODEL);
    }

    /** As {@link #open(Path)} within other limits. */
    public static Safetensors open(Path file, SafetensorsLimits limits) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            ByteBuffer start = readFully(channel, 0, (int) Math.min(size, LENGTH_BYTES + 1));
            int length = headerLength(start, size, limits);
            byte[] text = readFully(channel, LENGTH_BYTES, length).array();
            long dataStart = LENGTH_BYTES + (long) length;
            SafetensorsHeader header = SafetensorsHeader.parse(text, size - dataStart, limits);
            return new Safetensors(header, map(channel, dataStart, size - dataStart, header));
        }
    }

    /** Free texts by key. */
    public SortedMap<String, String> metadata() {
        return header.metadata();
    }

    /** The tensors by name. */
    public SortedMap<String, TensorInfo> tensors() {
        return header.tensors();
    }

    /**
     * A tensor's description.
     *
     * @throws SafetensorsException when there is none of this name
     */
    public TensorInfo tensor(String name) {
        TensorInfo tensor = header.tensors().get(name);
        if (tensor == null) {
            throw new SafetensorsException("tensor " + Quoted.text(name) + " is missing");
        }
        return tensor;
    }

    /** A tensor's bytes, little-endian, read-only; a fresh view at each call. */
    public ByteBuffer bytes(String name) {
        tensor(name);
        return bytes.get(name).duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A tensor's values as 32-bit floats, from F32, F16 or BF16. */
    public float[] floats(String name) {
        return TensorValues.floats(name, tensor(name), bytes(name));
    }

    /** A tensor's values as 64-bit integers, from I64 or I32. */
    public long[] longs(String name) {
        return TensorValues.longs(name, tensor(name), bytes(name));
    }

    private static int headerLength(ByteBuffer start, long fileBytes, SafetensorsLimits limits) {
        start.order(ByteOrder.LITTLE_ENDIAN);
        refuseOtherFormats(start);
        if (fileBytes < LENGTH_BYTES + 2) {
            throw new SafetensorsException("too short for a safetensors file: " + fileBytes + " bytes");
        }
        long length = start.getLong(0);
        if (length < 2 || length > limits.headerBytes()) {
            throw new SafetensorsException("expected a header of 2 to " + limits.headerBytes()
                    + " bytes, the file asks for " + Long.toUnsignedString(length));
        }
        if (length > fileBytes - LENGTH_BYTES) {
            throw new SafetensorsException("the header of " + length + " bytes goes beyond the file's " + fileBytes);
        }
        return (int) length;
    }

    private static void refuseOtherFormats(ByteBuffer start) {
        if (start.limit() > LENGTH_BYTES && start.get(LENGTH_BYTES) == '{') {
            return;
        }
        if (start.limit() >= 2) {
            boolean zip = start.getShort(0) == ZIP_MAGIC;
            boolean pickle = (start.get(0) & 0xFF) == PICKLE_PROTOCOL && start.get(1) <= 5 && start.get(1) >= 0;
            if (zip || pickle) {
                throw new SafetensorsException("a pickled or zipped file, which could run code when opened:"
                        + " only safetensors is accepted");
            }
        }
    }

    private static ByteBuffer readFully(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new SafetensorsException("the file became shorter while it was read");
            }
        }
        return buffer.flip();
    }

    private static Map<String, ByteBuffer> map(
            FileChannel channel, long dataStart, long dataBytes, SafetensorsHeader header) throws IOException {
        Map<String, ByteBuffer> views = new TreeMap<>();
        if (dataBytes <= Integer.MAX_VALUE) {
            ByteBuffer all = channel.map(FileChannel.MapMode.READ_ONLY, dataStart, dataBytes);
            header.tensors()
                    .forEach((name, tensor) ->
                            views.put(name, all.slice((int) tensor.begin(), (int) (tensor.end() - tensor.begin()))));
            return views;
        }
        for (Map.Entry<String, TensorInfo> entry : header.tensors().entrySet()) {
            TensorInfo tensor = entry.getValue();
            long length = tensor.end() - tensor.begin();
            if (length > Integer.MAX_VALUE) {
                throw new SafetensorsException("tensor " + Quoted.text(entry.getKey()) + ": more than 2 GiB");
            }
            views.put(entry.getKey(), channel.map(FileChannel.MapMode.READ_ONLY, dataStart + tensor.begin(), length));
        }
        return views;
    }
}
