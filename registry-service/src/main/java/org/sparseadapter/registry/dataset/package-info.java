// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** Datasets: uploaded splits, sealed and from then on named by digest. */
package org.sparseadapter.registry.dataset;
