// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** Versions: what is stored of each, the state machine that moves it, its lineage and its parts. */
package org.sparseadapter.registry.version;
