// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.demo;

import org.sparseadapter.cli.client.VersionDocument;
import org.sparseadapter.core.train.EvaluationReport;

/**
 * A trained version of the demonstration with its evaluation report.
 *
 * @param tenant its tenant
 * @param adapter the adapter's name
 * @param title the title of its recipe
 * @param version as the registry describes it
 * @param report its evaluation report
 */
record TrainedVersion(
        DemoTenant tenant, String adapter, String title, VersionDocument version, EvaluationReport report) {
    /** The metric that the demonstration compares by. */
    static final String METRIC = "accuracy";

    double dev() {
        return report.dev().metrics().get(METRIC);
    }

    double test() {
        return report.test().metrics().get(METRIC);
    }

    /** The standard error of the test metric. */
    double standardError() {
        return report.test().standardError().getOrDefault(METRIC, 0.0);
    }

    double majority() {
        return report.test().baseline().getOrDefault(METRIC, 0.0);
    }

    /** Whether the test metric is above a baseline's by more than twice the standard error. */
    boolean beats(double baseline) {
        return test() - baseline > 2 * standardError();
    }
}
