// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** The console that all commands share: results on standard output, progress and notes on standard error, failures in one line. */
package org.sparseadapter.lab.console;
