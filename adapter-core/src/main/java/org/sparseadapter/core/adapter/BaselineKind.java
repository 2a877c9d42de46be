// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A way of fine-tuning that changes the base model itself. Adapters are compared with it, but it is none: no recipe
 * can ask for it, since its result cannot share a frozen base model.
 */
public enum BaselineKind {
    /** Full fine-tuning: every weight of the base model. */
    FULL("fine-tuning the base"),
    /** BitFit: the biases of the base model alone. */
    BITFIT("training the base's biases");

    private final String meaning;

    BaselineKind(String meaning) {
        this.meaning = meaning;
    }

    /** The kind of a word, such as {@code bitfit}; empty where the word is none of a baseline. */
    public static Optional<BaselineKind> named(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** The word for it, where adapters have that of their kind. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it does, in a few words for messages. */
    String meaning() {
        return meaning;
    }
}
