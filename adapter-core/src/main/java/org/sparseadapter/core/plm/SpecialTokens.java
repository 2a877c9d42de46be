// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

/**
 * Ids of the special tokens that generation needs.
 *
 * @param decoderStart the decoder's first input
 * @param begin begin of sequence
 * @param end end of sequence
 * @param padding filler
 */
public record SpecialTokens(int decoderStart, int begin, int end, int padding) {}
