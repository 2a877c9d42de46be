// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.version;

import java.util.List;

/**
 * A recipe whose every name stands for fixed bytes.
 *
 * @param json canonical, every default written out (of what was trained elsewhere as much as is known), the dataset and a fusion's parts with their digests
 * @param digest of the canonical JSON as it was asked for, nothing pinned
 * @param base the base model's id
 * @param baseDigest the base model's weights
 * @param dataset the dataset's name
 * @param datasetDigest the dataset's manifest
 * @param parts the versions that a fusion is made of, in its order; empty for other adapters
 */
public record PinnedRecipe(
        String json,
        String digest,
        String base,
        String baseDigest,
        String dataset,
        String datasetDigest,
        List<PinnedPart> parts) {

    public PinnedRecipe {
        parts = List.copyOf(parts);
    }
}
