// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.sparseadapter.core.dataset.SequenceExample;
import org.sparseadapter.core.plm.Encoded;
import org.sparseadapter.core.plm.EncoderDecoder;
import org.sparseadapter.core.plm.PackedTokens;
import org.sparseadapter.core.plm.TextTokenizer;
import org.sparseadapter.core.site.SequenceSites;
import org.sparseadapter.core.site.SiteFunctions;

/**
 * Sources and targets as tokens, special tokens included.
 *
 * @param sources the encoder's input
 * @param targets what the decoder should generate; its first token follows the decoder's start token
 */
record SequencePairs(List<Encoded> sources, List<Encoded> targets) {

    SequencePairs {
        sources = List.copyOf(sources);
        targets = List.copyOf(targets);
    }

    /**
     * Tokenises.
     *
     * @param sourceTokens where sources are cut
     * @param targetTokens where targets are cut
     */
    static SequencePairs of(
            TextTokenizer tokenizer, List<SequenceExample> examples, int sourceTokens, int targetTokens) {
        return new SequencePairs(
                examples.stream()
                        .map(row -> tokenizer.encode(row.source(), Optional.empty(), sourceTokens))
                        .toList(),
                examples.stream()
                        .map(row -> tokenizer.encode(row.target(), Optional.empty(), targetTokens))
                        .toList());
    }

    /** Tokens of each pair, source and target together. */
    int[] lengths() {
        int[] lengths = new int[sources.size()];
        Arrays.setAll(
                lengths, row -> sources.get(row).length() + targets.get(row).length());
        return lengths;
    }

    /** The sources of some pairs. */
    PackedTokens source(int[] rows) {
        return PackedTokens.of(Arrays.stream(rows).mapToObj(sources::get).toList());
    }

    /** Every token of the targets of some pairs, end to end. */
    int[] truth(int[] rows) {
        return Arrays.stream(rows)
                .flatMap(row -> Arrays.stream(targets.get(row).ids()))
                .toArray();
    }

    /**
     * Scores of every token of some targets, each from the tokens before it as they should be (teacher forcing).
     *
     * @param seen what is done to the decoder's states before the token head sees them
     * @return {@code [target tokens, vocabulary]}
     */
    NDArray logits(
            EncoderDecoder model,
            int[] rows,
            SiteFunctions sites,
            UnaryOperator<NDArray> seen,
            NDManager scope,
            boolean training) {
        PackedTokens source = source(rows);
        int start = model.specialTokens().decoderStart();
        PackedTokens target = PackedTokens.of(Arrays.stream(rows)
                .mapToObj(row -> shifted(targets.get(row), start))
                .toList());
        NDArray memory = model.encodeSource(source, sites, scope, training);
        NDArray states = model.decode(target, memory, source, SequenceSites.of(sites), scope, training);
        return model.tokenLogits(seen.apply(states));
    }

    private static Encoded shifted(Encoded tokens, int start) {
        int[] ids = new int[tokens.length()];
        ids[0] = start;
        System.arraycopy(tokens.ids(), 0, ids, 1, ids.length - 1);
        return new Encoded(ids, new int[ids.length], tokens.truncated());
    }
}
