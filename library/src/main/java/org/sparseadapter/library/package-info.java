// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** The face of the learning library, and the base model that comes with it. */
package org.sparseadapter.library;
