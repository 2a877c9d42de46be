// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/**
 * Aliases to predictions: follows the table of aliases, keeps every version that one of them names
 * ready, and answers requests of all tenants over shared, frozen base models.
 */
package org.sparseadapter.inference;
