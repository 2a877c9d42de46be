// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

/** Hugging Face's names of the parts of an encoder of BERT's shape. */
final class BertNames {

    static final String WORDS = "embeddings.word_embeddings.weight";
    static final String POSITIONS = "embeddings.position_embeddings.weight";
    static final String SEGMENTS = "embeddings.token_type_embeddings.weight";
    static final String EMBEDDING_NORM = "embeddings.LayerNorm";
    static final String POOLER = "pooler.dense";

    private BertNames() {}

    static MaskedHead maskedHead(float epsilon) {
        String path = "cls.predictions.";
        return new MaskedHead(
                "[MASK]", path + "transform.dense", path + "transform.LayerNorm", path + "bias", WORDS, epsilon);
    }

    static AttentionNames attention(int layer) {
        String path = layer(layer) + "attention.";
        return new AttentionNames(
                path + "self.query",
                path + "self.key",
                path + "self.value",
                path + "output.dense",
                path + "output.LayerNorm");
    }

    static FeedForwardNames feedForward(int layer) {
        String path = layer(layer);
        return new FeedForwardNames(path + "intermediate.dense", path + "output.dense", path + "output.LayerNorm");
    }

    private static String layer(int layer) {
        return "encoder.layer." + layer + ".";
    }
}
