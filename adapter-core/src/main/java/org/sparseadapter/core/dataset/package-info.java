// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** Datasets: examples, the rows of tables and JSON Lines that they are read from, and the manifest that names them by digest. */
package org.sparseadapter.core.dataset;
