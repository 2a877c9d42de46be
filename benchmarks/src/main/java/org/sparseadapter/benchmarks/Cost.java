// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.benchmarks;

/**
 * The time that some work took, on processors and on the clock.
 *
 * @param cpuMillis processor time of all threads of the process, in milliseconds
 * @param wallMillis time on the clock, in milliseconds
 */
record Cost(double cpuMillis, double wallMillis) {

    /** What one of so many equal parts took. */
    Cost dividedBy(int parts) {
        return new Cost(cpuMillis / parts, wallMillis / parts);
    }
}
