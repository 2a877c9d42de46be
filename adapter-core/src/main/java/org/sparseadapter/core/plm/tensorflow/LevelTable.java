// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm.tensorflow;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.core.plm.BaseModelException;

/**
 * A sorted table in the file format of LevelDB: blocks of entries whose keys share prefixes, a block that says where the
 * others are, and a footer that says where that one is. Only uncompressed tables are read.
 */
final class LevelTable {

    private static final int FOOTER_BYTES = 48;
    private static final long MAGIC = 0xdb4775248b80fb57L;
    private static final int KIND_BYTES = 1;

    private final ByteBuffer file;

    private LevelTable(byte[] content) {
        this.file = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * All entries by key.
     *
     * @throws BaseModelException when the bytes are no such table
     */
    static SortedMap<String, byte[]> read(byte[] content) {
        if (content.length < FOOTER_BYTES
                || ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getLong(content.length - Long.BYTES)
                        != MAGIC) {
            throw new BaseModelException("expected a table that ends with LevelDB's magic number");
        }
        try {
            return new LevelTable(content).entries();
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new BaseModelException("the table breaks off or points out of itself", e);
        }
    }

    private SortedMap<String, byte[]> entries() {
        ByteBuffer footer = file.duplicate().position(file.limit() - FOOTER_BYTES);
        varint(footer);
        varint(footer);
        SortedMap<String, byte[]> all = new TreeMap<>();
        for (byte[] handle : block(footer).values()) {
            all.putAll(block(ByteBuffer.wrap(handle)));
        }
        return all;
    }

    /** The entries of the block at an offset and of a length that stand at the handle. */
    private SortedMap<String, byte[]> block(ByteBuffer handle) {
        int offset = varint(handle);
        int length = varint(handle);
        if (file.get(offset + length) != 0) {
            throw new BaseModelException("the table is compressed, expected one that is not");
        }
        ByteBuffer block = file.slice(offset, length + KIND_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        int restarts = block.getInt(length - Integer.BYTES);
        block.limit(Math.subtractExact(length - Integer.BYTES, Math.multiplyExact(restarts, Integer.BYTES)));
        SortedMap<String, byte[]> entries = new TreeMap<>();
        byte[] key = {};
        while (block.hasRemaining()) {
            int shared = varint(block);
            int added = varint(block);
            byte[] value = new byte[Math.min(varint(block), length)];
            byte[] next = Arrays.copyOf(Arrays.copyOf(key, shared), Math.addExact(shared, Math.min(added, length)));
            block.get(next, shared, added).get(value);
            key = next;
            entries.put(new String(key, StandardCharsets.UTF_8), value);
        }
        return entries;
    }

    private static int varint(ByteBuffer bytes) {
        int value = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += 7) {
            byte next = bytes.hasRemaining() ? bytes.get() : 0;
            value |= (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number of more than 32 bits");
    }
}
