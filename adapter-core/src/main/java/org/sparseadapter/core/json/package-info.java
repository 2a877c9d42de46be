// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** Strict JSON: fields that are known, of their type and within their range, or refused by their path. */
package org.sparseadapter.core.json;
