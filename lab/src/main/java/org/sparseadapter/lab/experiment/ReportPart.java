// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

/** A part of a report that can be rendered alone. */
enum ReportPart {
    /** What was reached: a table for each dataset and one over all, and the plots of metrics, curves and densities. */
    SCORES,
    /** Of the scores the table over all datasets alone. */
    MEANS,
    /** How soon the dense adapter's final metric was reached. */
    CONVERGENCE
}
