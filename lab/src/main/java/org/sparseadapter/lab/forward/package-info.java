// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** Runs a model on given tokens and writes what it computes, without a platform. */
package org.sparseadapter.lab.forward;
