// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sparseadapter.core.adapter.SequenceSites;
import org.sparseadapter.core.adapter.SiteFunctions;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.Encoded;
import org.sparseadapter.core.plm.EncoderDecoder;
import org.sparseadapter.core.plm.PackedTokens;
import org.sparseadapter.core.task.SequenceExample;
import org.sparseadapter.core.tensor.EngineMemory;

/**
 * Writing targets token by token, with every weight of an encoder-decoder: the mean cross-entropy of a batch's tokens.
 *
 * @param model which
 * @param sources what is read
 * @param targets what should be written, special tokens included
 */
record TokenObjective(EncoderDecoder model, List<Encoded> sources, List<Encoded> targets)
        implements TrainingLoop.Objective {

    static TokenObjective of(BaseModel base, List<SequenceExample> examples) {
        EncoderDecoder model = base.encoderDecoder()
                .orElseThrow(() -> new IllegalArgumentException(
                        base.info().id() + " is " + base.info().architecture() + ", which has no decoder"));
        return new TokenObjective(
                model,
                examples.stream().map(example -> encode(base, example.source())).toList(),
                examples.stream().map(example -> encode(base, example.target())).toList());
    }

    private static Encoded encode(BaseModel base, String text) {
        return base.tokenizer().encode(text, Optional.empty(), base.info().maxTokens());
    }

    @Override
    public int[] lengths() {
        int[] lengths = new int[sources.size()];
        Arrays.setAll(
                lengths, row -> sources.get(row).length() + targets.get(row).length());
        return lengths;
    }

    @Override
    public NDArray loss(int[] rows, int step, NDManager scope) {
        PackedTokens source =
                PackedTokens.of(Arrays.stream(rows).mapToObj(sources::get).toList());
        List<Encoded> wanted = Arrays.stream(rows).mapToObj(targets::get).toList();
        PackedTokens target = PackedTokens.of(wanted.stream().map(this::shifted).toList());
        NDArray memory = model.encodeSource(source, SiteFunctions.none(), scope, true);
        NDArray states = model.decode(target, memory, source, SequenceSites.of(SiteFunctions.none()), scope, true);
        int[] truth = wanted.stream()
                .flatMapToInt(tokens -> Arrays.stream(tokens.ids()))
                .toArray();
        NDArray sum = HeadLoss.crossEntropy(model.tokenLogits(states), truth, new LossSettings(List.of(), 0), scope);
        return EngineMemory.scaled(sum, 1.0 / truth.length);
    }

    /** What the decoder reads to write the tokens: all but the last, after its start token. */
    private Encoded shifted(Encoded tokens) {
        int[] ids = new int[tokens.length()];
        ids[0] = model.specialTokens().decoderStart();
        System.arraycopy(tokens.ids(), 0, ids, 1, ids.length - 1);
        return new Encoded(ids, new int[ids.length], tokens.truncated());
    }

    @Override
    public OptionalDouble devMetric() {
        return OptionalDouble.empty();
    }
}
