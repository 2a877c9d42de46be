// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
/** How services reach the registry: claims, blobs, versions, and the token that lets them in. */
package org.sparseadapter.kit.registry;
