// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import java.util.List;

/** The choice between greedy and beam search. */
final class Search {

    private Search() {}

    /**
     * Writes for every source.
     *
     * @param tokens which token starts and which ends
     * @return ids of each, the start first, without padding
     */
    static List<int[]> run(GenerationConfig config, SpecialTokens tokens, NextTokens decoder, int sources) {
        TokenRules rules = new TokenRules(config, tokens.end());
        return config.beams() == 1
                ? new GreedySearch(rules, tokens.decoderStart()).run(decoder, sources)
                : new BeamSearch(rules, tokens.decoderStart()).run(decoder, sources);
    }
}
