// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** Tasks, datasets and the metrics of classification. */
package org.sparseadapter.core.task;
