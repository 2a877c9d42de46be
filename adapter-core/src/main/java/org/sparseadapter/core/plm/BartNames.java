// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

/** Hugging Face's names of the parts of BART, without the prefix {@code model.}. */
final class BartNames {

    static final String WORDS = "shared.weight";
    static final String WORDS_OF_STACK = ".embed_tokens.weight";
    static final String POSITIONS = ".embed_positions.weight";
    static final String EMBEDDING_NORM = ".layernorm_embedding";
    static final String TOKEN_HEAD = "lm_head.weight";
    static final String TOKEN_BIAS = "final_logits_bias";
    static final String ENCODER = "encoder";
    static final String DECODER = "decoder";

    private BartNames() {}

    static AttentionNames selfAttention(String stack, int layer) {
        return attention(stack, layer, "self_attn");
    }

    static AttentionNames crossAttention(int layer) {
        return attention(DECODER, layer, "encoder_attn");
    }

    private static AttentionNames attention(String stack, int layer, String part) {
        String path = layer(stack, layer) + part;
        return new AttentionNames(
                path + ".q_proj", path + ".k_proj", path + ".v_proj", path + ".out_proj", path + "_layer_norm");
    }

    static FeedForwardNames feedForward(String stack, int layer) {
        String path = layer(stack, layer);
        return new FeedForwardNames(path + "fc1", path + "fc2", path + "final_layer_norm");
    }

    private static String layer(String stack, int layer) {
        return stack + ".layers." + layer + ".";
    }
}
