// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** The command {@code experiment}: a grid of trainings without services, its results as lines, tables and plots. */
package org.sparseadapter.lab.experiment;
