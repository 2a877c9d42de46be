// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

/**
 * The result of fine-tuning the base model itself: the figures to compare an adapter with.
 *
 * @param curves losses, rates and dev metrics
 * @param report the last step's weights on dev and test
 * @param trainedWeights how many weights were trained, the head's among them
 */
public record FineTuningResult(TrainingCurves curves, EvaluationReport report, long trainedWeights) {}
