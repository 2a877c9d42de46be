// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** Work: claims, leases, heartbeats, and what comes back from workers. */
package org.sparseadapter.registry.work;
