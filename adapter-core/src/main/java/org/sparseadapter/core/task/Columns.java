// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.task;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sparseadapter.core.text.Quoted;

/**
 * Which columns of a file hold the text, the second text and the label.
 *
 * @param text the first or only text's column
 * @param pair the second text's column; empty for single texts
 */
record Columns(String text, Optional<String> pair) {

    static final String LABEL = "label";

    private static final String SCORE = "score";

    /** Pairs come first: a question beside a sentence is a pair, a sentence alone is not. */
    private static final List<Columns> KNOWN = List.of(
            pair("sentence1", "sentence2"),
            pair("question1", "question2"),
            pair("question", "sentence"),
            pair("premise", "hypothesis"),
            pair("text", "pair"),
            new Columns("sentence", Optional.empty()),
            new Columns("text", Optional.empty()));

    /** Finds the columns among those of a file, or says what is missing. */
    static Columns among(Collection<String> present, RowErrors errors, long line) {
        Optional<Columns> columns = KNOWN.stream()
                .filter(candidate -> present.contains(candidate.text)
                        && candidate.pair.map(present::contains).orElse(true))
                .findFirst();
        if (columns.isEmpty()) {
            errors.add(
                    line,
                    "",
                    "no column of texts: expected sentence or text, or one of the pairs " + pairs() + "; found "
                            + Quoted.list(present));
        }
        if (!present.contains(LABEL)) {
            String hint = present.contains(SCORE) ? "; score (regression) is not available in this version" : "";
            errors.add(line, LABEL, "no such column; found " + Quoted.list(present) + hint);
        }
        errors.throwIfAny();
        return columns.orElseThrow();
    }

    Set<String> used() {
        return pair.map(second -> Set.of(text, second, LABEL)).orElseGet(() -> Set.of(text, LABEL));
    }

    private static Columns pair(String first, String second) {
        return new Columns(first, Optional.of(second));
    }

    private static String pairs() {
        return KNOWN.stream()
                .filter(columns -> columns.pair.isPresent())
                .map(columns -> columns.text + "/" + columns.pair.orElseThrow())
                .collect(Collectors.joining(", "));
    }
}
