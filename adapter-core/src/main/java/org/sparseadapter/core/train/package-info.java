// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/**
 * From a recipe to trained weights and their report: scoring and masks ({@link
 * org.sparseadapter.core.train.MaskComputation}), training ({@link org.sparseadapter.core.train.AdapterTraining}) and
 * evaluation ({@link org.sparseadapter.core.train.AdapterEvaluation}).
 *
 * <p>Everything is a function of the recipe, the data and the base model: the same seed gives the same weights on the same
 * machine, whether a run was interrupted or not.
 */
package org.sparseadapter.core.train;
