// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.safetensors;

import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import org.sparseadapter.core.text.Quoted;

/** Reads tensors' bytes as numbers. */
public final class TensorValues {

    private TensorValues() {}

    static float[] floats(String name, TensorInfo tensor, ByteBuffer bytes) {
        float[] values = new float[(int) tensor.elements()];
        switch (tensor.type()) {
            case F32 -> bytes.asFloatBuffer().get(values);
            case F16 -> {
                ShortBuffer halves = bytes.asShortBuffer();
                for (int i = 0; i < values.length; i++) {
                    values[i] = HalfFloat.toFloat(halves.get(i));
                }
            }
            case BF16 -> {
                ShortBuffer halves = bytes.asShortBuffer();
                for (int i = 0; i < values.length; i++) {
                    values[i] = Float.intBitsToFloat(halves.get(i) << 16);
                }
            }
            default -> throw wrongType(name, tensor, "F32, F16 or BF16");
        }
        return values;
    }

    static long[] longs(String name, TensorInfo tensor, ByteBuffer bytes) {
        long[] values = new long[(int) tensor.elements()];
        switch (tensor.type()) {
            case I64 -> bytes.asLongBuffer().get(values);
            case I32 -> {
                for (int i = 0; i < values.length; i++) {
                    values[i] = bytes.getInt(Integer.BYTES * i);
                }
            }
            default -> throw wrongType(name, tensor, "I64 or I32");
        }
        return values;
    }

    public static SafetensorsException wrongType(String name, TensorInfo tensor, String expected) {
        return new SafetensorsException(
                "tensor " + Quoted.text(name) + ": expected type " + expected + ", found " + tensor.type());
    }
}
