// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.Encoded;
import org.sparseadapter.core.plm.PackedTokens;

/**
 * Sequences of one {@link BatchKind}, in the order in which they are computed: those of an adapter side by
 * side, so that it acts on one slice of rows, and sorted by length within it.
 */
final class MixedBatch {

    private final List<QueuedSequence> sequences;
    private final List<Part> parts = new ArrayList<>();
    private final PackedTokens tokens;
    private final BatchKind kind;

    MixedBatch(List<QueuedSequence> unordered) {
        sequences = unordered.stream()
                .sorted(Comparator.comparing((QueuedSequence sequence) ->
                                sequence.adapter().compact().digest())
                        .thenComparingInt(QueuedSequence::length))
                .toList();
        List<Encoded> encoded = sequences.stream().map(QueuedSequence::tokens).toList();
        tokens = PackedTokens.of(encoded);
        kind = BatchKind.of(sequences.get(0).adapter());
        int from = 0;
        for (int i = 1; i <= sequences.size(); i++) {
            if (i == sequences.size() || !compact(i).equals(compact(from))) {
                parts.add(new Part(compact(from), from, i));
                from = i;
            }
        }
    }

    BaseModel base() {
        return kind.base();
    }

    /** What all sequences share. */
    BatchKind kind() {
        return kind;
    }

    List<QueuedSequence> sequences() {
        return sequences;
    }

    /** One part per adapter, in the order of their sequences, which they cover without a gap. */
    List<Part> parts() {
        return parts;
    }

    PackedTokens tokens() {
        return tokens;
    }

    private CompactAdapter compact(int sequence) {
        return sequences.get(sequence).adapter().compact();
    }

    /**
     * The sequences of one adapter.
     *
     * @param adapter which
     * @param from its first sequence
     * @param to the sequence after its last
     */
    record Part(CompactAdapter adapter, int from, int to) {}
}
