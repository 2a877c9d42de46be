// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** Kinds of task and their settings: what an adapter is to answer, from labels to texts. */
package org.sparseadapter.core.task;
