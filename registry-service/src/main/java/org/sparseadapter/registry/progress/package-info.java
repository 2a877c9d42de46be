// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** Progress: what followers of a version are told, resumable on any replica. */
package org.sparseadapter.registry.progress;
