// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.events.work;

import org.sparseadapter.events.Stage;

/**
 * A claim request: a worker with a free slot asks for work.
 *
 * @param stage what it can do
 * @param device where it would compute, {@code cpu} or {@code gpu}
 * @param worker its name, for people who look at leases
 */
public record ClaimRequest(Stage stage, String device, String worker) {}
