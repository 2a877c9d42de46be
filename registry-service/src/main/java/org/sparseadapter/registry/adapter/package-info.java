// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** Adapters: named lines of versions. */
package org.sparseadapter.registry.adapter;
