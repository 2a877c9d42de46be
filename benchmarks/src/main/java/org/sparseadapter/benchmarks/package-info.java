// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** How fast the learning library is, as ratios to a peer that runs in turns with it in one process. */
package org.sparseadapter.benchmarks;
