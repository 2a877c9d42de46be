// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** The commands of a client of the platform, and the options that they share. */
package org.sparseadapter.cli.command;
