// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

/** Hugging Face's names of a BERT encoder's parts. */
final class BertNames {

    static final String WORDS = "embeddings.word_embeddings.weight";
    static final String POSITIONS = "embeddings.position_embeddings.weight";
    static final String SEGMENTS = "embeddings.token_type_embeddings.weight";
    static final String EMBEDDING_NORM = "embeddings.LayerNorm";
    static final String QUERY = "attention.self.query";
    static final String KEY = "attention.self.key";
    static final String VALUE = "attention.self.value";
    static final String ATTENTION_OUTPUT = "attention.output.dense";
    static final String ATTENTION_NORM = "attention.output.LayerNorm";
    static final String INTERMEDIATE = "intermediate.dense";
    static final String FFN_OUTPUT = "output.dense";
    static final String FFN_NORM = "output.LayerNorm";
    static final String POOLER = "pooler.dense";

    private BertNames() {}

    static String layer(int layer) {
        return "encoder.layer." + layer + ".";
    }
}
