// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** The few things that the engine's arrays lack: gathering rows, frozen projections and norms, arrays outside the engine. */
package org.sparseadapter.core.tensor;
