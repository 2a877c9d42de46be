// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** How a service describes itself. */
package org.sparseadapter.kit.openapi;
