// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** Events leave the registry through here: stored with the change that they tell of, relayed after it. */
package org.sparseadapter.registry.outbox;
