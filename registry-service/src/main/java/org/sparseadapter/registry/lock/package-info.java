// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** The advisory locks that the replicas of the registry hold against each other. */
package org.sparseadapter.registry.lock;
