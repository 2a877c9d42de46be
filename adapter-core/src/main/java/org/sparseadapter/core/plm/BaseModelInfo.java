// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import java.util.Objects;

/**
 * What can be said of a base model without computing with it.
 *
 * @param id name of its folder, for example {@code minilm-l6}
 * @param architecture {@code model_type} of its configuration, for example {@code bert}
 * @param digest {@code sha256:...} over its canonical tensors, see {@link CanonicalDigest}
 * @param parameters number of weights
 * @param layers number of transformer layers; sites count them from 0
 * @param hidden width of a row
 * @param intermediate width between the two products of the feed-forward sublayer
 * @param vocabulary number of token ids
 * @param maxTokens longest sequence that has position embeddings, special tokens included
 * @param defaultPooling pooling to use when a recipe names none
 */
public record BaseModelInfo(
        String id,
        String architecture,
        String digest,
        long parameters,
        int layers,
        int hidden,
        int intermediate,
        int vocabulary,
        int maxTokens,
        Pooling defaultPooling) {

    public BaseModelInfo {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(architecture, "architecture");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(defaultPooling, "defaultPooling");
        if (layers < 1 || hidden < 1 || intermediate < 1 || vocabulary < 1 || maxTokens < 1) {
            throw new IllegalArgumentException(
                    "layers, hidden, intermediate, vocabulary and maxTokens must be positive");
        }
    }
}
