// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.adapter.SequenceSites;
import org.sparseadapter.core.adapter.SiteFunctions;

/** Decoding token by token gives what decoding whole targets gives, however rows branch and end. */
class StepDecoderTest {

    private static final Offset<Float> CLOSE = Offset.offset(1e-4f);
    private static final SequenceSites BARE = SequenceSites.of(SiteFunctions.none());

    private static Golden golden;
    private static BaseModel model;
    private static EncoderDecoder bart;

    @BeforeAll
    static void load() {
        golden = Golden.named("bart-tiny");
        model = BaseModel.load(golden.model(), Device.cpu());
        bart = model.encoderDecoder().orElseThrow();
    }

    @AfterAll
    static void close() {
        model.close();
    }

    /** A running row: its source and its tokens so far. */
    private record Row(int source, List<Integer> tokens) {}

    @Test
    void whatTheLibraryGaveForWholeTargetsComesStepByStep() {
        PackedTokens source = golden.inputs();
        PackedTokens target = golden.targets();
        int length = target.length(0);
        int vocabulary = model.info().vocabulary();
        float[] expected = golden.expected().floats("logits");
        try (NDManager scope = model.manager().newSubManager()) {
            NDArray memory = bart.encodeSource(source, SiteFunctions.none(), scope, false);
            try (StepDecoder steps = bart.steps(memory, source, BARE, scope)) {
                memory.close();
                int[] same = {0, 1, 2, 3};
                for (int t = 0; t < length; t++) {
                    int[] tokens = new int[same.length];
                    for (int row = 0; row < tokens.length; row++) {
                        tokens[row] = target.ids()[row * length + t];
                    }
                    float[] logits = take(steps.next(tokens, same));
                    for (int row = 0; row < tokens.length; row++) {
                        int from = (row * length + t) * vocabulary;
                        assertThat(Arrays.copyOfRange(logits, row * vocabulary, (row + 1) * vocabulary))
                                .containsExactly(Arrays.copyOfRange(expected, from, from + vocabulary), CLOSE);
                    }
                }
            }
            assertThat(scope.getManagedArrays()).isEmpty();
        }
    }

    @Test
    void rowsMayBranchAndEnd() {
        assertStepsAreWhole(BARE, 7);
    }

    /** Lets random rows branch and end for some steps, and holds every row's scores to those of its whole target. */
    static void assertStepsAreWhole(SequenceSites sites, int seed) {
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
                    float[] logits = take(steps.next(
                            rows.stream().mapToInt(row -> row.tokens().get(at)).toArray(),
                            parents.stream().mapToInt(Integer::intValue).toArray()));
                    assertThat(logits).containsExactly(whole(rows, source, sites, scope), CLOSE);
                }
            }
        }
    }

    /** Scores after the last token of each row, decoded alone with its source. */
    private static float[] whole(List<Row> rows, PackedTokens source, SequenceSites sites, NDManager scope) {
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

    @Test
    void rowsOutOfOrderAndStepsBeyondThePositionsAreRefused() {
        PackedTokens source = golden.inputs();
        try (NDManager scope = model.manager().newSubManager()) {
            NDArray memory = bart.encodeSource(source, SiteFunctions.none(), scope, false);
            try (StepDecoder steps = bart.steps(memory, source, BARE, scope)) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> steps.next(new int[] {2, 2}, new int[] {1, 0}))
                        .withMessageContaining("row 1");
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> steps.next(new int[] {2}, new int[] {4}))
                        .withMessageContaining("only 4");
                assertThatIllegalArgumentException().isThrownBy(() -> steps.next(new int[0], new int[0]));
                for (int t = 0; t < model.info().maxTokens(); t++) {
                    steps.next(new int[] {2}, new int[] {0}).close();
                }
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> steps.next(new int[] {2}, new int[] {0}))
                        .withMessageContaining("48");
            }
        }
    }

    private static float[] take(NDArray logits) {
        try (logits) {
            return logits.toFloatArray();
        }
    }
}
