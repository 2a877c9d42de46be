// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** Pretrained language models: their files, their tokenizers, their forward function over packed rows. */
package org.sparseadapter.core.plm;
