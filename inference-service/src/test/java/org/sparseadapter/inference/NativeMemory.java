// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Measures this process as the kernel sees it. */
final class NativeMemory {

    private static final Path MAPPINGS = Path.of("/proc/self/smaps");
    private static final Pattern BEGIN = Pattern.compile("([0-9a-f]+)-[0-9a-f]+ .*");
    private static final Pattern RESIDENT = Pattern.compile("Rss:\\s+(\\d+) kB");
    private static final long FOUR_GIB = 1L << 32;

    private NativeMemory() {}

    /**
     * Resident bytes without the Java heap, whose size follows the collector's mood. A heap below 4 GiB
     * lies below the address 4 GiB, where its references need no decoding; native memory does not.
     */
    static long outsideTheHeap() throws IOException {
        long bytes = 0;
        boolean outside = false;
        for (String line : Files.readAllLines(MAPPINGS)) {
            Matcher begin = BEGIN.matcher(line);
            if (begin.matches()) {
                outside = Long.parseUnsignedLong(begin.group(1), 16) >= FOUR_GIB;
                continue;
            }
            Matcher resident = RESIDENT.matcher(line);
            if (outside && resident.matches()) {
                bytes += 1024 * Long.parseLong(resident.group(1));
            }
        }
        return bytes;
    }
}
