// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** Time, injected so that tests can hold it. */
package org.sparseadapter.registry.time;
