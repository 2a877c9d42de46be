// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** Blobs: bytes owned per tenant and digest. */
package org.sparseadapter.registry.blob;
