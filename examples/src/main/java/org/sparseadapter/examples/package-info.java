// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** Programs of a page each that show the library; the README quotes them. */
package org.sparseadapter.examples;
