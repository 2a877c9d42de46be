// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.SortedMap;
import org.sparseadapter.core.tensor.HostTensor;
import org.sparseadapter.core.text.Digests;

/**
 * The digest of a base model. It is taken over tensors, not over a file, so that the same weights have the same digest
 * whichever format they came in: for each tensor in the order of its Hugging Face name one line {@code name f32 [shape]}
 * in UTF-8, then its values as little-endian single-precision numbers.
 */
final class CanonicalDigest {

    private static final int CHUNK_FLOATS = 1 << 14;

    private CanonicalDigest() {}

    /** {@code sha256:...} of the tensors by Hugging Face name. */
    static String of(SortedMap<String, HostTensor> tensors) {
        MessageDigest digest = Digests.messageDigest();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK_FLOATS * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        tensors.forEach((name, tensor) -> {
            String line = name + " f32 " + Arrays.toString(tensor.shape()) + "\n";
            digest.update(line.getBytes(StandardCharsets.UTF_8));
            FloatBuffer values = tensor.values().duplicate().rewind();
            while (values.hasRemaining()) {
                int floats = Math.min(CHUNK_FLOATS, values.remaining());
                chunk.clear();
                chunk.asFloatBuffer().put(values.slice(values.position(), floats));
                values.position(values.position() + floats);
                digest.update(chunk.array(), 0, floats * Float.BYTES);
            }
        });
        return Digests.format(digest.digest());
    }
}
