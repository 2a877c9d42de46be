// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.safetensors;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfFloatTest {

    @Test
    void everyHalfHasTheValueOfItsBits() {
        for (int bits = 0; bits <= 0xFFFF; bits++) {
            int exponent = bits >> 10 & 0x1F;
            int fraction = bits & 0x3FF;
            double sign = (bits & 0x8000) == 0 ? 1 : -1;
            float value = HalfFloat.toFloat((short) bits);
            if (exponent == 0x1F && fraction != 0) {
                assertThat(value).isNaN();
            } else if (exponent == 0x1F) {
                assertThat(value).isEqualTo((float) (sign * Double.POSITIVE_INFINITY));
            } else {
                double magnitude = exponent == 0
                        ? fraction * Math.pow(2, -24)
                        : (1 + fraction / 1024.0) * Math.pow(2, exponent - 15);
                assertThat((double) value).as("bits %x", bits).isEqualTo(sign * magnitude);
            }
        }
    }

    @Test
    void everyHalfSurvivesTheWayThroughFloat() {
        for (int bits = 0; bits <= 0xFFFF; bits++) {
            float value = HalfFloat.toFloat((short) bits);
            short back = HalfFloat.fromFloat(value);
            if (Float.isNaN(value)) {
                assertThat(HalfFloat.toFloat(back)).isNaN();
            } else {
                assertThat(back).isEqualTo((short) bits);
            }
        }
    }

    @Test
    void roundsToTheNearestAndTiesToEven() {
        for (int bits = 0; bits < 0x7BFF; bits++) {
            double lower = HalfFloat.toFloat((short) bits);
            double upper = HalfFloat.toFloat((short) (bits + 1));
            float middle = (float) ((lower + upper) / 2);
            int even = (bits & 1) == 0 ? bits : bits + 1;
            assertThat(HalfFloat.fromFloat(middle)).isEqualTo((short) even);
            assertThat(HalfFloat.fromFloat(Math.nextDown(middle))).isEqualTo((short) bits);
            assertThat(HalfFloat.fromFloat(Math.nextUp(middle))).isEqualTo((short) (bits + 1));
            assertThat(HalfFloat.fromFloat(-middle)).isEqualTo((short) (even | 0x8000));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "65504, 7BFF",
        "65519.996, 7BFF",
        "65520, 7C00",
        "3.4e38, 7C00",
        "-65520, FC00",
        "1e-8, 0",
        "-1e-45, 8000",
        "2.9802322E-8, 0",
        "2.9802326E-8, 1",
        "1, 3C00",
        "-2, C000",
        "0.333251953125, 3555"
    })
    void knownValues(float value, String bits) {
        assertThat(Integer.toHexString(HalfFloat.fromFloat(value) & 0xFFFF)).isEqualToIgnoringCase(bits);
    }

    @Property
    void errorIsAtMostHalfAUnit(@ForAll @FloatRange(min = -65504, max = 65504) float value) {
        float back = HalfFloat.toFloat(HalfFloat.fromFloat(value));
        double unit = Math.max(Math.pow(2, -24), Math.pow(2, Math.getExponent(value) - 10));
        assertThat(Math.abs((double) back - value)).isLessThanOrEqualTo(unit / 2);
    }
}
