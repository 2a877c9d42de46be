// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** Trained adapter to metrics report. */
package org.sparseadapter.eval;
