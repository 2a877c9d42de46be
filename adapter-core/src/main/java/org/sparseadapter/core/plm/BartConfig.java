// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.sparseadapter.core.task.Pooling;

/**
 * The shape of BART. Lewis et al. 2020, "BART: Denoising Sequence-to-Sequence Pre-training for Natural Language
 * Generation, Translation, and Comprehension".
 *
 * @param vocabulary rows of the word embeddings
 * @param hidden width of a row
 * @param encoderLayers layers of the encoder
 * @param decoderLayers layers of the decoder
 * @param encoderHeads attention heads of the encoder, a divisor of {@code hidden}
 * @param decoderHeads attention heads of the decoder, in self- and cross-attention
 * @param intermediate inner width of the feed-forward sublayers of both
 * @param maxTokens longest sequence of either
 * @param scaled whether words are multiplied with the root of {@code hidden}
 * @param tied whether both stacks and the token head share one table of words
 * @param special tokens with a meaning
 */
record BartConfig(
        int vocabulary,
        int hidden,
        int encoderLayers,
        int decoderLayers,
        int encoderHeads,
        int decoderHeads,
        int intermediate,
        int maxTokens,
        boolean scaled,
        boolean tied,
        SpecialTokens special)
        implements ArchitectureConfig {

    /** Of every LayerNorm; the configuration has no field for it. */
    static final float EPSILON = 1e-5f;

    /** Rows of the position embeddings before that of the first position. */
    static final int POSITION_OFFSET = 2;

    private static final String PREFIX = "model.";

    static BartConfig read(ConfigFields fields) {
        fields.only("activation_function", "gelu");
        fields.only("is_encoder_decoder", "true");
        int intermediate = fields.positive("encoder_ffn_dim", 4096);
        int decoderIntermediate = fields.positive("decoder_ffn_dim", 4096);
        if (decoderIntermediate != intermediate) {
            throw new BaseModelException(fields.file() + ": decoder_ffn_dim is " + decoderIntermediate
                    + ", expected that of the encoder, encoder_ffn_dim " + intermediate);
        }
        BartConfig config = new BartConfig(
                fields.positive("vocab_size", 50265),
                fields.positive("d_model", 1024),
                fields.positive("encoder_layers", 12),
                fields.positive("decoder_layers", 12),
                fields.positive("encoder_attention_heads", 16),
                fields.positive("decoder_attention_heads", 16),
                intermediate,
                fields.positive("max_position_embeddings", 1024),
                fields.flag("scale_embedding", false),
                fields.flag("tie_word_embeddings", true),
                new SpecialTokens(
                        fields.token("decoder_start_token_id", 2),
                        fields.token("bos_token_id", 0),
                        fields.token("eos_token_id", 2),
                        fields.token("pad_token_id", 1)));
        fields.divides("encoder_attention_heads", config.encoderHeads, "d_model", config.hidden);
        fields.divides("decoder_attention_heads", config.decoderHeads, "d_model", config.hidden);
        return config;
    }

    @Override
    public ModelFamily family() {
        return ModelFamily.BART;
    }

    @Override
    public int layers() {
        return encoderLayers + decoderLayers;
    }

    @Override
    public SortedMap<String, long[]> required() {
        TensorShapes shapes = new TensorShapes(hidden);
        if (tied) {
            shapes.table(BartNames.WORDS, vocabulary);
        } else {
            shapes.table(BartNames.ENCODER + BartNames.WORDS_OF_STACK, vocabulary)
                    .table(BartNames.DECODER + BartNames.WORDS_OF_STACK, vocabulary);
        }
        shapes.row(BartNames.TOKEN_BIAS, vocabulary);
        for (String stack : List.of(BartNames.ENCODER, BartNames.DECODER)) {
            shapes.table(stack + BartNames.POSITIONS, maxTokens + POSITION_OFFSET)
                    .norm(stack + BartNames.EMBEDDING_NORM);
        }
        for (int layer = 0; layer < encoderLayers; layer++) {
            shapes.attention(BartNames.selfAttention(BartNames.ENCODER, layer))
                    .feedForward(BartNames.feedForward(BartNames.ENCODER, layer), intermediate);
        }
        for (int layer = 0; layer < decoderLayers; layer++) {
            shapes.attention(BartNames.selfAttention(BartNames.DECODER, layer))
                    .attention(BartNames.crossAttention(layer))
                    .feedForward(BartNames.feedForward(BartNames.DECODER, layer), intermediate);
        }
        return shapes.byName();
    }

    @Override
    public List<SortedMap<String, long[]>> optional() {
        return tied
                ? List.of()
                : List.of(new TensorShapes(hidden)
                        .table(BartNames.TOKEN_HEAD, vocabulary)
                        .byName());
    }

    @Override
    public List<String> names(String tensor) {
        List<String> names = new ArrayList<>(List.of(tensor, PREFIX + tensor));
        if (tensor.equals(BartNames.WORDS)) {
            for (String stack : List.of(BartNames.ENCODER, BartNames.DECODER)) {
                names.addAll(names(stack + BartNames.WORDS_OF_STACK));
            }
        } else if (tensor.endsWith(BartNames.WORDS_OF_STACK)) {
            names.add(BartNames.WORDS);
            names.add(PREFIX + BartNames.WORDS);
        }
        return names;
    }

    @Override
    public boolean startsAtZero(String tensor) {
        return tensor.equals(BartNames.TOKEN_BIAS);
    }

    @Override
    public boolean writes(Set<String> tensors) {
        return tied || tensors.contains(BartNames.TOKEN_HEAD);
    }

    @Override
    public Pooling defaultPooling(Set<String> tensors) {
        return Pooling.LAST;
    }

    @Override
    public Encoder encoder(WeightArrays weights) {
        return Bart.of(this, weights);
    }

    @Override
    public Encoder paired(Encoder exact, Encoder training) {
        return new PairedEncoderDecoder((EncoderDecoder) exact, (EncoderDecoder) training);
    }
}
