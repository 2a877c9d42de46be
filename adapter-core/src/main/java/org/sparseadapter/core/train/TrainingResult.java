// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import java.util.Optional;
import org.sparseadapter.core.adapter.AdapterState;

/**
 * The result of a training run.
 *
 * @param state the trained adapter; under early stopping the best epoch's, else the last step's
 * @param curves losses, rates and dev metrics
 * @param stopped whether it ended on request, before it was done
 * @param checkpoint where to continue from, when stopped
 */
public record TrainingResult(AdapterState state, TrainingCurves curves, boolean stopped, Optional<byte[]> checkpoint) {}
