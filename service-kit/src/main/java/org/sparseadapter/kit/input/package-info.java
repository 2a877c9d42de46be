// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** Bounds on what a caller may send, before anything looks at it. */
package org.sparseadapter.kit.input;
