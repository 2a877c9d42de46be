// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.sparseadapter.core.site.SequenceSites;

/** Holds step-wise decoding to the decoding of whole targets. */
public final class StepDecoding {

    private static final Offset<Float> CLOSE = Offset.offset(1e-4f);

    private StepDecoding() {}

    /** A running row: its source and its tokens so far. */
    private record Row(int source, List<Integer> tokens) {}

    /** Lets random rows branch and end for some steps, and holds every row's scores to those of its whole target. */
    public static void assertStepsAreWhole(Golden golden, BaseModel model, SequenceSites sites, int seed) {
        EncoderDecoder bart = model.encoderDecoder().orElseThrow();
        PackedTokens source = golden.inputs();
        Random random = new Random(seed);
        try (NDManager scope = model.manager().newSubManager()) {
            NDArray memory = bart.encodeSource(source, sites.over(source.offsets()), scope, false);
            try (StepDecoder steps = bart.steps(memory, source, sites, scope)) {
                List<Row> rows = new ArrayList<>();
                for (int step = 0; step < 6; step++) {
                    List<Row> next = new ArrayList<>();
                    List<Integer> parents = new ArrayList<>();
                    int candidates = step == 0 ? source.sequences() : rows.size();
                    for (int parent = 0; parent < candidates; parent++) {
                        int children = step == 0 ? 2 : random.nextInt(3);
                        boolean last = next.isEmpty() && parent == candidates - 1;
                        for (int child = 0; child < Math.max(children, last ? 1 : 0); child++) {
                            List<Integer> tokens = step == 0
                                    ? new ArrayList<>()
                                    : new ArrayList<>(rows.get(parent).tokens());
                            tokens.add(
                                    step == 0 ? 2 : random.nextInt(model.info().vocabulary()));
                            next.add(new Row(
                                    step == 0 ? parent : rows.get(parent).source(), tokens));
                            parents.add(parent);
                        }
                    }
                    rows = next;
                    int at = step;
                    try (NDArray logits = steps.next(
                            rows.stream().mapToInt(row -> row.tokens().get(at)).toArray(),
                            parents.stream().mapToInt(Integer::intValue).toArray())) {
                        assertThat(logits.toFloatArray())
                                .containsExactly(whole(model, rows, source, sites, scope), CLOSE);
                    }
                }
            }
        }
    }

    /** Scores after the last token of each row, decoded alone with its source. */
    private static float[] whole(
            BaseModel model, List<Row> rows, PackedTokens source, SequenceSites sites, NDManager scope) {
        EncoderDecoder bart = model.encoderDecoder().orElseThrow();
        int vocabulary = model.info().vocabulary();
        float[] logits = new float[rows.size() * vocabulary];
        try (NDManager call = scope.newSubManager()) {
            NDArray memory = bart.encodeSource(source, sites.over(source.offsets()), call, false);
            for (int i = 0; i < rows.size(); i++) {
                Row row = rows.get(i);
                // All sources have a target, so that adapters find their rows; only one of them is looked at.
                List<Encoded> targets = new ArrayList<>();
                for (int s = 0; s < source.sequences(); s++) {
                    int[] ids = s == row.source()
                            ? row.tokens().stream().mapToInt(Integer::intValue).toArray()
                            : new int[] {2};
                    targets.add(new Encoded(ids, new int[ids.length], false));
                }
                PackedTokens target = PackedTokens.of(targets);
                NDArray hidden = bart.decode(target, memory, source, sites, call, false);
                float[] all = bart.tokenLogits(hidden).toFloatArray();
                int last = target.lastRows()[row.source()];
                System.arraycopy(all, last * vocabulary, logits, i * vocabulary, vocabulary);
            }
        }
        return logits;
    }
}
