// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** Imports: adapters that were trained elsewhere become versions, checked against the base models before anything is stored. */
package org.sparseadapter.registry.imports;
