// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** Versions: from the request over the state machine to the promotion gate. */
package org.sparseadapter.registry.version;
