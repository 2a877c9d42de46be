// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.work;

import java.time.Duration;
import org.sparseadapter.events.Stage;

/** An observer of how attempts end, for metrics. */
@FunctionalInterface
interface WorkObserver {

    void ended(Stage stage, WorkOutcome outcome, Duration took);
}
