// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** Initial adapter and mask to trained sparse adapter. */
package org.sparseadapter.training;
