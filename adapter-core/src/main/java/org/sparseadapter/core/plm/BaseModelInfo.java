// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import java.util.Objects;
import org.sparseadapter.core.task.Pooling;

/**
 * The facts of a base model, as its files give them without the engine.
 *
 * @param id name of its folder, for example {@code minilm-l6}
 * @param family the model family of its configuration
 * @param digest {@code sha256:...} over its canonical tensors, see {@link CanonicalDigest}
 * @param parameters number of weights
 * @param layers number of transformer layers; sites count them from 0
 * @param decoderLayers how many of the layers are the decoder's; they are numbered after the encoder's. 0 for an encoder
 * @param hidden width of a row
 * @param intermediate width between the two products of the feed-forward sublayer
 * @param vocabulary number of token ids
 * @param maxTokens longest sequence that has position embeddings, special tokens included
 * @param defaultPooling pooling to use when a recipe names none
 * @param writes whether it writes text: it has a decoder, and a head that says which token comes next
 */
public record BaseModelInfo(
        String id,
        ModelFamily family,
        String digest,
        long parameters,
        int layers,
        int decoderLayers,
        int hidden,
        int intermediate,
        int vocabulary,
        int maxTokens,
        Pooling defaultPooling,
        boolean writes) {

    public BaseModelInfo {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(family, "family");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(defaultPooling, "defaultPooling");
        if (layers < 1 || hidden < 1 || intermediate < 1 || vocabulary < 1 || maxTokens < 1) {
            throw new IllegalArgumentException(
                    "layers, hidden, intermediate, vocabulary and maxTokens must be positive");
        }
        if (decoderLayers < 0 || decoderLayers >= layers) {
            throw new IllegalArgumentException("decoderLayers must be in [0, layers), found " + decoderLayers);
        }
        if (writes && decoderLayers == 0) {
            throw new IllegalArgumentException("a model without a decoder writes nothing");
        }
    }

    /**
     * Reads a model's files in pure Java; no engine is loaded.
     *
     * @throws BaseModelException when the files are missing, of another architecture, or do not fit each other
     */
    public static BaseModelInfo of(ModelSource source) {
        return ModelFiles.open(source).info();
    }

    /** {@code model_type} of its configuration, for example {@code bert}. */
    public String architecture() {
        return family.modelType();
    }

    /**
     * The most tokens of a text that it can write, the decoder's start token included. One more than it has positions: the
     * last token is not read again.
     */
    public int mostWritten() {
        return maxTokens + 1;
    }

    /** Whether a layer, counted from 0 over encoder and decoder, is one of the decoder's, which have cross-attention. */
    public boolean isDecoderLayer(int layer) {
        return layer >= layers - decoderLayers;
    }
}
