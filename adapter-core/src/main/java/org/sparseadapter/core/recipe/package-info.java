// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** The recipe: everything that determines an adapter, as strict JSON. */
package org.sparseadapter.core.recipe;
