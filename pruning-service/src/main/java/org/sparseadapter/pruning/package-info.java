// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** Recipe to initial adapter and mask. */
package org.sparseadapter.pruning;
