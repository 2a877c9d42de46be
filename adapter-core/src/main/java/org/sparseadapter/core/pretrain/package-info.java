// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/**
 * A small BART from nothing but text, for where no checkpoint can be had: a byte-level vocabulary ({@link
 * org.sparseadapter.core.pretrain.ByteLevelBpe}), a model folder of random weights ({@link
 * org.sparseadapter.core.pretrain.BartFolder}), and sentences with noise to restore ({@link
 * org.sparseadapter.core.pretrain.Denoising}).
 */
package org.sparseadapter.core.pretrain;
