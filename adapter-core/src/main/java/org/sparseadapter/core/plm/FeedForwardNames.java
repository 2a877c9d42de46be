// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

/**
 * Where a checkpoint keeps the parts of a feed-forward sublayer; {@code .weight} and {@code .bias} follow.
 *
 * @param intermediate first projection
 * @param output second projection
 * @param norm LayerNorm after the residual
 */
record FeedForwardNames(String intermediate, String output, String norm) {}
