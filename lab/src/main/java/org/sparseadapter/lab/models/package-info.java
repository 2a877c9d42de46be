// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** The base models of this machine: which there are, and how others come here. */
package org.sparseadapter.lab.models;
