// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** Errors as the caller sees them: one exception per failure, mapped once to RFC 9457. */
package org.sparseadapter.kit.problem;
