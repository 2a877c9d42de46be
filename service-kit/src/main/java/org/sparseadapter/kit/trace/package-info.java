// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** What ties log lines of several services together: W3C trace ids, the tenant and the version. */
package org.sparseadapter.kit.trace;
