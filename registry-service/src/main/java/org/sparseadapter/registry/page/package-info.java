// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** Lists too long for one answer. */
package org.sparseadapter.registry.page;
