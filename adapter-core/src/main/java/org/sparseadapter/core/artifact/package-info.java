// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** The artifact file: sparse weights, masks, head and metadata in one safetensors container. */
package org.sparseadapter.core.artifact;
