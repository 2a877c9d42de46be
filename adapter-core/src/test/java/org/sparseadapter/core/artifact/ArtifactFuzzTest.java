// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.safetensors.Precision;
import org.sparseadapter.core.safetensors.SafetensorsException;

/** Damaged files are refused or read; nothing else may happen, and no damage may ask for much memory. */
class ArtifactFuzzTest {

    private static final byte[][] GOOD = {
        ArtifactWriter.write(SampleArtifacts.artifact(4, 16, 0.5, false, 1), Precision.F32),
        ArtifactWriter.write(SampleArtifacts.artifact(6, 24, 0.9, false, 2), Precision.F16),
        ArtifactWriter.write(SampleArtifacts.artifact(4, 16, 0.8, true, 3), Precision.F16)
    };

    private static final byte[] INTERESTING = {0, -1, -128, '"', '{', ',', '9', '-'};

    /** Room for the file's own content many times over, and for the reader's buffers; far from what a length could ask. */
    private static final long MOST_ALLOCATED = 32L << 20;

    @Property(tries = 8_000)
    void anyDamage(@ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int changes) {
        Random random = new Random(seed);
        byte[] file = GOOD[random.nextInt(GOOD.length)].clone();
        for (int i = 0; i < changes; i++) {
            file = damaged(file, random);
        }
        read(file);
    }

    @Test
    void everyBytesEveryInterestingValue() {
        byte[] good = GOOD[2];
        for (int at = 0; at < good.length; at++) {
            for (byte value : INTERESTING) {
                byte[] file = good.clone();
                file[at] = value;
                read(file);
            }
        }
    }

    @Test
    void everyLength() {
        for (byte[] good : GOOD) {
            for (int length = 0; length < good.length; length++) {
                byte[] file = Arrays.copyOf(good, length);
                assertThat(read(file))
                        .as("cut to %d of %d", length, good.length)
                        .isFalse();
            }
        }
    }

    /** Whether it could be read; any other exception fails the test by itself. */
    private static boolean read(byte[] file) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            assertThat(ArtifactReader.read(file)).isNotNull();
            return true;
        } catch (SafetensorsException expected) {
            return false;
        } finally {
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_ALLOCATED);
        }
    }

    private static byte[] damaged(byte[] file, Random random) {
        if (file.length == 0) {
            return new byte[] {1};
        }
        int at = random.nextInt(file.length);
        switch (random.nextInt(5)) {
            case 0 -> file[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> file[at] = INTERESTING[random.nextInt(INTERESTING.length)];
            case 2 -> {
                return Arrays.copyOf(file, at);
            }
            case 3 -> {
                int length = Math.min(1 + random.nextInt(16), file.length - at);
                byte[] without = Arrays.copyOf(file, file.length - length);
                System.arraycopy(file, at + length, without, at, file.length - at - length);
                return without;
            }
            default -> {
                int from = random.nextInt(file.length);
                int length = Math.min(1 + random.nextInt(16), file.length - Math.max(at, from));
                System.arraycopy(file, from, file, at, length);
            }
        }
        return file;
    }
}
