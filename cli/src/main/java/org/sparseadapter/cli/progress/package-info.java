// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** The progress of versions while they are made. */
package org.sparseadapter.cli.progress;
