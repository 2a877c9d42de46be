// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sparseadapter.core.site.SequenceSites;
import org.sparseadapter.core.site.SiteFunctions;
import org.sparseadapter.core.task.Pooling;

/** BART over packed rows. */
final class Bart implements EncoderDecoder {

    private final BartConfig config;
    private final BartStack encoder;
    private final List<EncoderLayer> encoderLayers;
    private final BartStack decoder;
    private final List<DecoderLayer> decoderLayers;
    private final Optional<NDArray> tokenHead;
    private final NDArray tokenBias;
    private final Pooler pooler = new Pooler(Optional.empty());

    private Bart(BartConfig config, WeightArrays weights) {
        this.config = config;
        this.encoder = BartStack.of(BartNames.ENCODER, config.encoderHeads(), config, weights);
        this.encoderLayers = IntStream.range(0, config.encoderLayers())
                .mapToObj(layer -> EncoderLayer.of(
                        layer,
                        BartNames.selfAttention(BartNames.ENCODER, layer),
                        BartNames.feedForward(BartNames.ENCODER, layer),
                        BartConfig.EPSILON,
                        weights))
                .toList();
        this.decoder = BartStack.of(BartNames.DECODER, config.decoderHeads(), config, weights);
        this.decoderLayers = IntStream.range(0, config.decoderLayers())
                .mapToObj(layer -> decoderLayer(layer, config, weights))
                .toList();
        this.tokenHead = weights.optionalArray(config.tied() ? BartNames.WORDS : BartNames.TOKEN_HEAD);
        this.tokenBias = weights.array(BartNames.TOKEN_BIAS);
    }

    static Bart of(BartConfig config, WeightArrays weights) {
        return new Bart(config, weights);
    }

    private static DecoderLayer decoderLayer(int layer, BartConfig config, WeightArrays weights) {
        // Sites count the decoder's layers after the encoder's.
        int number = config.encoderLayers() + layer;
        float epsilon = BartConfig.EPSILON;
        return new DecoderLayer(
                AttentionSublayer.of(
                        number, false, BartNames.selfAttention(BartNames.DECODER, layer), epsilon, weights),
                AttentionSublayer.of(number, true, BartNames.crossAttention(layer), epsilon, weights),
                FeedForward.of(number, BartNames.feedForward(BartNames.DECODER, layer), epsilon, weights));
    }

    @Override
    public NDArray encode(PackedTokens batch, SiteFunctions sites, NDManager scope, boolean training) {
        try (NDManager call = scope.newSubManager()) {
            NDArray memory = encodeSource(batch, sites, call, training);
            NDArray rows = decode(shiftedRight(batch), memory, batch, SequenceSites.of(sites), call, training);
            rows.attach(scope);
            return rows;
        }
    }

    /** Decoder inputs that have a sequence read again: the start token and all tokens but the last. */
    private PackedTokens shiftedRight(PackedTokens batch) {
        int[] ids = new int[batch.tokens()];
        System.arraycopy(batch.ids(), 0, ids, 1, ids.length - 1);
        for (int row : batch.firstRows()) {
            ids[row] = config.special().decoderStart();
        }
        return new PackedTokens(ids, batch.segments(), batch.offsets());
    }

    @Override
    public boolean hasPooler() {
        return false;
    }

    @Override
    public NDArray pool(NDArray hidden, PackedTokens batch, Pooling pooling) {
        return pooler.pool(hidden, batch, pooling);
    }

    @Override
    public NDArray encodeSource(PackedTokens source, SiteFunctions sites, NDManager scope, boolean training) {
        source.requireLength(config.maxTokens());
        try (NDManager call = scope.newSubManager()) {
            AttentionRows attended = encoder.rows(Reach.within(source), call);
            NDArray rows = ArrayScope.result(call, owner -> encoder.embed(source.ids(), source.positions(), owner));
            for (EncoderLayer layer : encoderLayers) {
                NDArray before = rows;
                rows = ArrayScope.result(call, owner -> {
                    // Results of an operation belong to the owner of its first operand.
                    before.attach(owner);
                    return layer.forward(before, attended, sites);
                });
            }
            rows.attach(scope);
            return rows;
        }
    }

    @Override
    public NDArray decode(
            PackedTokens target,
            NDArray memory,
            PackedTokens source,
            SequenceSites sites,
            NDManager scope,
            boolean training) {
        target.requireLength(config.maxTokens());
        checkMemory(memory, source);
        SiteFunctions targetSites = sites.over(target.offsets());
        SiteFunctions sourceSites = sites.over(source.offsets());
        try (NDManager call = scope.newSubManager()) {
            AttentionRows own = decoder.rows(Reach.backwards(target), call);
            AttentionRows across = decoder.rows(Reach.across(target.offsets(), source), call);
            NDArray rows = ArrayScope.result(call, owner -> decoder.embed(target.ids(), target.positions(), owner));
            for (DecoderLayer layer : decoderLayers) {
                NDArray before = rows;
                rows = ArrayScope.result(call, owner -> {
                    before.attach(owner);
                    return ArrayScope.lent(
                            memory, owner, () -> layer.forward(before, memory, own, across, targetSites, sourceSites));
                });
            }
            rows.attach(scope);
            return rows;
        }
    }

    @Override
    public NDArray tokenLogits(NDArray hidden) {
        NDArray head = tokenHead.orElseThrow(() -> new BaseModelException(
                "the base model writes no text: it is not tied and has no " + BartNames.TOKEN_HEAD));
        // The checkpoint has the bias as a matrix of one row.
        try (NDArray bias = tokenBias.reshape(new Shape(config.vocabulary()))) {
            return Linear.linear(hidden, head, bias).singletonOrThrow();
        }
    }

    @Override
    public StepDecoder steps(NDArray memory, PackedTokens source, SequenceSites sites, NDManager owner) {
        checkMemory(memory, source);
        return BartSteps.start(this, memory, source, sites, owner);
    }

    @Override
    public SpecialTokens specialTokens() {
        return config.special();
    }

    BartStack decoder() {
        return decoder;
    }

    List<DecoderLayer> decoderLayers() {
        return decoderLayers;
    }

    int maxTokens() {
        return config.maxTokens();
    }

    private static void checkMemory(NDArray memory, PackedTokens source) {
        if (memory.getShape().get(0) != source.tokens()) {
            throw new IllegalArgumentException("the memory has "
                    + memory.getShape().get(0) + " rows, but the source has " + source.tokens() + " tokens");
        }
    }
}
