// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** Tenants and their quotas. */
package org.sparseadapter.registry.tenant;
