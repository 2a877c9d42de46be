// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

/**
 * Where a checkpoint keeps its masked-language head: a dense layer, gelu, a LayerNorm, and a score for every word, the
 * product with the word embeddings and a bias.
 *
 * @param mask the token that stands for the missing word
 * @param transform the dense layer; {@code .weight} and {@code .bias} follow
 * @param norm the LayerNorm; {@code .weight} and {@code .bias} follow
 * @param bias the scores' bias, {@code [vocabulary]}
 * @param words the model's own tensor of word embeddings
 * @param epsilon of the LayerNorm
 */
record MaskedHead(String mask, String transform, String norm, String bias, String words, float epsilon) {}
