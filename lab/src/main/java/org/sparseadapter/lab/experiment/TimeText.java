// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

/** Lengths of time as people say them. */
final class TimeText {
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;

    private TimeText() {}

    /** {@code 40 s}, {@code 12 min}, {@code 3 h 20 min}. */
    static String of(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 2 * MINUTE) {
            return whole + " s";
        }
        long minutes = Math.round(seconds / MINUTE);
        return whole < HOUR ? minutes + " min" : minutes / MINUTE + " h " + minutes % MINUTE + " min";
    }
}
