// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

/** Hugging Face's names of the parts of DistilBERT, without the prefix {@code distilbert.}. */
final class DistilBertNames {

    static final String WORDS = "embeddings.word_embeddings.weight";
    static final String POSITIONS = "embeddings.position_embeddings.weight";
    static final String EMBEDDING_NORM = "embeddings.LayerNorm";

    private DistilBertNames() {}

    static MaskedHead maskedHead(float epsilon) {
        return new MaskedHead("[MASK]", "vocab_transform", "vocab_layer_norm", "vocab_projector.bias", WORDS, epsilon);
    }

    static AttentionNames attention(int layer) {
        String path = layer(layer);
        String attention = path + "attention.";
        return new AttentionNames(
                attention + "q_lin",
                attention + "k_lin",
                attention + "v_lin",
                attention + "out_lin",
                path + "sa_layer_norm");
    }

    static FeedForwardNames feedForward(int layer) {
        String path = layer(layer);
        return new FeedForwardNames(path + "ffn.lin1", path + "ffn.lin2", path + "output_layer_norm");
    }

    private static String layer(int layer) {
        return "transformer.layer." + layer + ".";
    }
}
