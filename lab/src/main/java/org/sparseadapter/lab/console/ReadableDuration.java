// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.console;

import java.util.Locale;

/** Durations in seconds, minutes and hours, as text for people. */
public final class ReadableDuration {
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int TENTHS_BELOW = 10;

    private ReadableDuration() {}

    /** A duration that is only estimated: {@code 40 s}, {@code 12 min}, {@code 3 h 20 min}. */
    public static String estimated(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 2 * MINUTE) {
            return whole + " s";
        }
        long minutes = Math.round(seconds / MINUTE);
        return whole < HOUR ? minutes + " min" : minutes / MINUTE + " h " + minutes % MINUTE + " min";
    }

    /** A duration that was measured: {@code 8.3 s}, {@code 40 s}, {@code 1 min 45 s}, {@code 3 h 20 min}. */
    public static String measured(double seconds) {
        if (seconds < TENTHS_BELOW - 0.05) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        if (whole < MINUTE) {
            return whole + " s";
        }
        return whole < HOUR ? whole / MINUTE + " min " + whole % MINUTE + " s" : estimated(seconds);
    }
}
