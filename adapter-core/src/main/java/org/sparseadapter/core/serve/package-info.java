// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/**
 * Many adapters of many tenants over one frozen base model: the pool that keeps every adapter
 * compact and the busy ones dense, the fair queue, and the mixed batch in which every sequence gets
 * its own adapter and its own head.
 */
package org.sparseadapter.core.serve;
