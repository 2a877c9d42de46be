// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** {@code sparse-adapter pretrain}: a small encoder-decoder from plain sentences. */
package org.sparseadapter.lab.pretrain;
