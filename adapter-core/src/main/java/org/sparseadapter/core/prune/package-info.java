// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** Which weights of an adapter are kept: scores, masks and exact selection. */
package org.sparseadapter.core.prune;
