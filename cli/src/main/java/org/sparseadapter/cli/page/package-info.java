// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** Versions and adapters as text for people: metrics, stages, lineage and densities in tables, and the commands that follow. */
package org.sparseadapter.cli.page;
