// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.safetensors;

/** 16-bit floats (IEEE 754 binary16): 1 bit of sign, 5 of exponent, 10 of fraction. */
public final class HalfFloat {

    /** The largest finite value. */
    public static final float LARGEST = 65504f;

    private static final int FLOAT_INFINITY = 0x7F800000;
    private static final int HALF_INFINITY = 0x7C00;
    private static final int HALF_QUIET_NAN = 0x7E00;
    private static final int SMALLEST_NORMAL = 0x38800000;
    private static final int REBIAS = 0x38000000;
    private static final int HALF_OF_SMALLEST = 0x33000000;
    private static final int BEYOND = 0x47800000;
    private static final int DROPPED_BITS = 13;

    private HalfFloat() {}

    /** The value of a half, exactly. */
    public static float toFloat(short half) {
        int sign = (half & 0x8000) << 16;
        int exponent = half >> 10 & 0x1F;
        int fraction = half & 0x3FF;
        if (exponent == 0x1F) {
            return Float.intBitsToFloat(sign | FLOAT_INFINITY | fraction << DROPPED_BITS);
        }
        if (exponent == 0) {
            float magnitude = fraction * 0x1p-24f;
            return sign == 0 ? magnitude : -magnitude;
        }
        return Float.intBitsToFloat(sign | (exponent + 112) << 23 | fraction << DROPPED_BITS);
    }

    /** The nearest half, of two equally near ones the even; infinite from 65520 on. */
    public static short fromFloat(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = bits >>> 16 & 0x8000;
        int magnitude = bits & Integer.MAX_VALUE;
        if (magnitude > FLOAT_INFINITY) {
            return (short) (sign | HALF_QUIET_NAN);
        }
        if (magnitude >= BEYOND) {
            return (short) (sign | HALF_INFINITY);
        }
        if (magnitude >= SMALLEST_NORMAL) {
            // A carry out of the fraction raises the exponent, up to infinity, as it should.
            int rounded = magnitude + 0xFFF + (magnitude >>> DROPPED_BITS & 1);
            return (short) (sign | rounded - REBIAS >>> DROPPED_BITS);
        }
        if (magnitude <= HALF_OF_SMALLEST) {
            return (short) sign;
        }
        return (short) (sign | subnormal(magnitude));
    }

    /** Whole multiples of 2^-24. */
    private static int subnormal(int magnitude) {
        int significand = magnitude & 0x7FFFFF | 0x800000;
        int shift = 126 - (magnitude >>> 23);
        int units = significand >>> shift;
        int rest = significand & (1 << shift) - 1;
        int half = 1 << shift - 1;
        return rest > half || rest == half && (units & 1) == 1 ? units + 1 : units;
    }
}
