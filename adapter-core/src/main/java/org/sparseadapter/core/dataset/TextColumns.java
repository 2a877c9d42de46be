// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which columns of a file hold the text and the second text of a row.
 *
 * @param text the first or only text's column
 * @param pair the second text's column; empty for single texts
 */
record TextColumns(String text, Optional<String> pair) {

    /** Pairs come first: a question beside a sentence is a pair, a sentence alone is not. */
    private static final List<TextColumns> KNOWN = List.of(
            pair("sentence1", "sentence2"),
            pair("question1", "question2"),
            pair("question", "sentence"),
            pair("premise", "hypothesis"),
            pair("text", "pair"),
            new TextColumns("sentence", Optional.empty()),
            new TextColumns("text", Optional.empty()));

    private static final List<TextColumns> SEQUENCES = List.of(pair("source", "target"), pair("document", "summary"));

    /** The columns of a text or a pair of texts. */
    static Optional<TextColumns> among(Collection<String> present) {
        return first(KNOWN, present);
    }

    /** The columns of a source and a target. */
    static Optional<TextColumns> sequences(Collection<String> present) {
        return first(SEQUENCES, present);
    }

    /** What {@link #among} looks for, in words. */
    static String expected() {
        return "sentence or text, or one of the pairs " + pairs(KNOWN);
    }

    /** What {@link #sequences} looks for, in words. */
    static String expectedSequences() {
        return pairs(SEQUENCES);
    }

    Set<String> names() {
        return Stream.concat(Stream.of(text), pair.stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<TextColumns> first(List<TextColumns> candidates, Collection<String> present) {
        return candidates.stream()
                .filter(candidate -> present.containsAll(candidate.names()))
                .findFirst();
    }

    private static TextColumns pair(String first, String second) {
        return new TextColumns(first, Optional.of(second));
    }

    private static String pairs(List<TextColumns> columns) {
        return columns.stream()
                .filter(known -> known.pair.isPresent())
                .map(known -> known.text + "/" + known.pair.orElseThrow())
                .collect(Collectors.joining(", "));
    }
}
