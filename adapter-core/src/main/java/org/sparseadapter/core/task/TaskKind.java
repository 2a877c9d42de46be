// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.task;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an adapter learns to do. A new kind is a new constant; switches over kinds are exhaustive. */
public enum TaskKind {
    /** One label out of a closed set for one text or a pair of texts. */
    CLASSIFICATION,
    /** A number for one text or a pair of texts. */
    REGRESSION,
    /** The part of a context that answers a question. */
    QUESTION_ANSWERING,
    /** A text for a text. */
    SEQUENCE_TO_SEQUENCE;

    /** How it is written in recipes, manifests and files, for example {@code question_answering}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that word. */
    public static Optional<TaskKind> ofWord(String word) {
        return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** Whether a sequence is condensed to one vector before the head sees it. */
    public boolean pools() {
        return this == CLASSIFICATION || this == REGRESSION;
    }
}
