// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** Who may do what. */
package org.sparseadapter.registry.security;
