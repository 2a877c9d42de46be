// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm.tensorflow;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.sparseadapter.core.plm.BaseModelException;

/**
 * Where a variable stands in the data file of a checkpoint: TensorFlow's {@code BundleEntryProto}.
 *
 * @param shape extents, outermost first
 * @param offset of the first byte
 * @param size bytes
 * @param checksum masked CRC-32C of the bytes
 */
record StoredVariable(long[] shape, long offset, long size, int checksum) {

    private static final int FLOAT = 1;
    private static final int CRC_ROTATION = 15;
    private static final int CRC_MASK = 0xa282ead8;

    static StoredVariable parse(String name, byte[] entry) {
        try {
            return parse(name, CodedInputStream.newInstance(entry));
        } catch (IOException e) {
            throw new BaseModelException(
                    "variable " + name + " is not described as TensorFlow does: " + e.getMessage(), e);
        }
    }

    private static StoredVariable parse(String name, CodedInputStream entry) throws IOException {
        int type = 0;
        int shard = 0;
        long[] shape = {};
        long offset = 0;
        long size = 0;
        int checksum = 0;
        for (int tag = entry.readTag(); tag != 0; tag = entry.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> type = entry.readEnum();
                case 2 -> shape = shape(CodedInputStream.newInstance(entry.readByteArray()));
                case 3 -> shard = entry.readInt32();
                case 4 -> offset = entry.readInt64();
                case 5 -> size = entry.readInt64();
                case 6 -> checksum = entry.readFixed32();
                default -> entry.skipField(tag);
            }
        }
        if (type != FLOAT || shard != 0) {
            throw new BaseModelException("variable " + name
                    + ": expected 32-bit floats in the first data file, found type " + type + " in file " + shard);
        }
        return new StoredVariable(shape, offset, size, checksum);
    }

    private static long[] shape(CodedInputStream proto) throws IOException {
        List<Long> extents = new ArrayList<>();
        for (int tag = proto.readTag(); tag != 0; tag = proto.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == 2) {
                CodedInputStream dimension = CodedInputStream.newInstance(proto.readByteArray());
                dimension.readTag();
                extents.add(dimension.readInt64());
            } else {
                proto.skipField(tag);
            }
        }
        return extents.stream().mapToLong(Long::longValue).toArray();
    }

    /** Whether the checksum is of bytes with this CRC-32C. */
    boolean matches(long crc) {
        return Integer.rotateRight((int) crc, CRC_ROTATION) + CRC_MASK == checksum;
    }
}
