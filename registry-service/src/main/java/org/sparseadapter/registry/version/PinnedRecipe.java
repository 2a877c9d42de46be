// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.version;

/**
 * A recipe whose every name stands for fixed bytes.
 *
 * @param json canonical, every default written out, the dataset with its digest
 * @param digest of that JSON
 * @param base the base model's id
 * @param baseDigest the base model's weights
 * @param dataset the dataset's name
 * @param datasetDigest the dataset's manifest
 */
public record PinnedRecipe(
        String json, String digest, String base, String baseDigest, String dataset, String datasetDigest) {}
