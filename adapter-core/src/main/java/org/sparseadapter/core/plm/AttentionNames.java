// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

/**
 * Where a checkpoint keeps the parts of an attention; {@code .weight} and {@code .bias} follow.
 *
 * @param query projection
 * @param key projection
 * @param value projection
 * @param output projection
 * @param norm LayerNorm after the residual
 */
record AttentionNames(String query, String key, String value, String output, String norm) {}
