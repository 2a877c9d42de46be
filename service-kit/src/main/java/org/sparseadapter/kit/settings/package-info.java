// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** Settings that every service reads under the same names. */
package org.sparseadapter.kit.settings;
