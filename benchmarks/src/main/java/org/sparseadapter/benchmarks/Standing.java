// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.benchmarks;

/**
 * The result of one contender: its cost, and the ratios to the reference.
 *
 * @param name what was done
 * @param cost medians over the rounds
 * @param cpuRatio median over the rounds of its processor time divided by the reference's in the same round
 * @param wallRatio the same for time on the clock
 */
record Standing(String name, Cost cost, double cpuRatio, double wallRatio) {}
