// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** The frozen models that adapters are trained over. */
package org.sparseadapter.registry.basemodel;
