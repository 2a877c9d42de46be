// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.blob;

/**
 * A blob as it was stored.
 *
 * @param digest of the bytes
 * @param size how many they are
 * @param created false where the tenant had them already
 */
public record StoredBlob(String digest, long size, boolean created) {}
