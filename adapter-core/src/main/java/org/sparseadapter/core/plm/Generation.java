// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.sparseadapter.core.site.SequenceSites;

/** Generation: an encoder-decoder produces a target sequence for every source, by greedy or by beam search. */
public final class Generation {

    private Generation() {}

    /**
     * Reads the sources and writes.
     *
     * @param sites what adapters do in both stacks
     * @param scope gives the device; nothing is left in it
     * @return ids of each target as the transformers library returns them: the start token first, the end token last where
     *     there was room for it, without padding
     * @throws IllegalArgumentException when the base model has no positions for so long a source or target
     */
    public static List<int[]> generate(
            EncoderDecoder model, PackedTokens source, SequenceSites sites, GenerationConfig config, NDManager scope) {
        try (NDManager call = scope.newSubManager()) {
            NDArray memory = model.encodeSource(source, sites.over(source.offsets()), call, false);
            try (StepDecoder steps = model.steps(memory, source, sites, call)) {
                return Search.run(
                        config,
                        model.specialTokens(),
                        (tokens, parents) -> next(steps, tokens, parents),
                        source.sequences());
            }
        }
    }

    private static float[] next(StepDecoder steps, int[] tokens, int[] parents) {
        try (NDArray logits = steps.next(tokens, parents)) {
            float[] scores = logits.toFloatArray();
            for (float score : scores) {
                if (Float.isNaN(score)) {
                    throw new IllegalStateException("the model gives a token a score that is no number");
                }
            }
            return scores;
        }
    }
}
