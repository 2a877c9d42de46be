// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.page;

import java.util.Locale;

/** Sizes of files as text for people. */
final class Sizes {
    private static final double KB = 1000;

    private Sizes() {}

    /** A size in bytes up to a thousand of them, else in thousands: {@code 812 B}, {@code 229.1 KB}, {@code 1.3 MB}. */
    static String text(long bytes) {
        if (bytes < KB) {
            return bytes + " B";
        }
        return bytes < KB * KB
                ? String.format(Locale.ROOT, "%.1f KB", bytes / KB)
                : String.format(Locale.ROOT, "%.1f MB", bytes / (KB * KB));
    }
}
