// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference;

/**
 * A version that the stub registry holds.
 *
 * @param tenant its owner
 * @param adapter its adapter
 * @param version its number
 * @param digest its artifact
 * @param baseDigest its base model
 */
public record Published(String tenant, String adapter, int version, String digest, String baseDigest) {}
