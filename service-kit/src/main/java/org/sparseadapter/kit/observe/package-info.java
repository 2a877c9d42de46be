// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** What a service tells its operators: whose request it was, in logs and metrics. */
package org.sparseadapter.kit.observe;
