// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.version;

/**
 * A version inside a fusion.
 *
 * @param versionId its row
 * @param name {@code NAME@NUMBER}
 * @param digest its artifact
 */
public record PinnedPart(Long versionId, String name, String digest) {}
