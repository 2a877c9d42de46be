// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.events.work;

/**
 * The version that is served now, to be evaluated beside a new one.
 *
 * @param version its number
 * @param digest its artifact
 */
public record LiveArtifact(int version, String digest) {}
