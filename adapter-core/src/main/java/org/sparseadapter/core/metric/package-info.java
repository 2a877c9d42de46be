// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** Metrics of classification, regression, answers and texts, and the search for an answer in the scores of its windows. */
package org.sparseadapter.core.metric;
