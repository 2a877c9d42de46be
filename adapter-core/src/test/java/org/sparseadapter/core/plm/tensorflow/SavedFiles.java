// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm.tensorflow;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.sparseadapter.core.safetensors.Safetensors;

/** Saves tensors as TensorFlow would, zipped with a vocabulary. */
final class SavedFiles {

    private final SortedMap<String, byte[]> entries = new TreeMap<>();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    /** The variables of a model in Hugging Face layout. */
    static SavedFiles of(Safetensors model) throws IOException {
        SavedFiles files = new SavedFiles();
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.write(new byte[] {8, 1});
        files.entries.put("", header.toByteArray());
        for (String name : model.tensors().keySet()) {
            long[] shape = model.tensor(name).dimensions();
            boolean matrix = shape.length == 2 && !name.contains("embeddings");
            files.add(savedName(name, matrix), shape, model.floats(name), matrix);
        }
        return files;
    }

    private static String savedName(String name, boolean matrix) {
        String path = name.replace(".layer.", ".layer_").replace('.', '/');
        String saved = path.contains("LayerNorm")
                ? path.replace("/weight", "/gamma").replace("/bias", "/beta")
                : matrix ? path.replace("/weight", "/kernel") : path.replace("embeddings/weight", "embeddings");
        return "module/bert/" + saved;
    }

    private void add(String name, long[] shape, float[] values, boolean turned) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        int columns = turned ? (int) shape[1] : values.length;
        int rows = values.length / columns;
        for (int i = 0; i < values.length; i++) {
            bytes.putFloat(values[turned ? i % rows * columns + i / rows : i]);
        }
        CRC32C crc = new CRC32C();
        crc.update(bytes.array());
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        CodedOutputStream proto = CodedOutputStream.newInstance(entry);
        proto.writeEnum(1, 1);
        proto.writeByteArray(2, shape(turned ? new long[] {shape[1], shape[0]} : shape));
        proto.writeInt64(4, data.size());
        proto.writeInt64(5, values.length * (long) Float.BYTES);
        proto.writeFixed32(6, Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8);
        proto.flush();
        entries.put(name, entry.toByteArray());
        data.write(bytes.array());
    }

    private static byte[] shape(long[] extents) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CodedOutputStream proto = CodedOutputStream.newInstance(out);
        for (long extent : extents) {
            ByteArrayOutputStream dimension = new ByteArrayOutputStream();
            CodedOutputStream inner = CodedOutputStream.newInstance(dimension);
            inner.writeInt64(1, extent);
            inner.flush();
            proto.writeByteArray(2, dimension.toByteArray());
        }
        proto.flush();
        return out.toByteArray();
    }

    /** {@code variables.index}. */
    byte[] index() throws IOException {
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        byte[] block = block(entries);
        table.write(block);
        byte[] where = handle(0, block.length - 5);
        byte[] index = block(new TreeMap<>(Map.of(entries.lastKey(), where)));
        int begin = table.size();
        table.write(index);
        ByteBuffer footer = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
        footer.put(handle(0, 0)).put(handle(begin, index.length - 5)).putLong(40, 0xdb4775248b80fb57L);
        table.write(footer.array());
        return table.toByteArray();
    }

    private static byte[] block(SortedMap<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CodedOutputStream coded = CodedOutputStream.newInstance(out);
        String before = "";
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            int shared = 0;
            while (shared < Math.min(before.length(), entry.getKey().length())
                    && before.charAt(shared) == entry.getKey().charAt(shared)) {
                shared++;
            }
            byte[] added = entry.getKey().substring(shared).getBytes(StandardCharsets.UTF_8);
            coded.writeUInt32NoTag(shared);
            coded.writeUInt32NoTag(added.length);
            coded.writeUInt32NoTag(entry.getValue().length);
            coded.writeRawBytes(added);
            coded.writeRawBytes(entry.getValue());
            before = entry.getKey();
        }
        coded.writeFixed32NoTag(0);
        coded.writeFixed32NoTag(1);
        coded.flush();
        out.write(new byte[5]);
        return out.toByteArray();
    }

    private static byte[] handle(int offset, int length) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CodedOutputStream coded = CodedOutputStream.newInstance(out);
        coded.writeUInt32NoTag(offset);
        coded.writeUInt32NoTag(length);
        coded.flush();
        return out.toByteArray();
    }

    /** The data file. */
    byte[] data() {
        return data.toByteArray();
    }

    /** All of it, zipped. */
    static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return out.toByteArray();
    }
}
