// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** Aliases: movable names for versions, moved by compare-and-set, with a history. */
package org.sparseadapter.registry.alias;
