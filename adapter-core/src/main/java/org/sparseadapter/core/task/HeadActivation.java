// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.task;

import java.util.Locale;

/** The non-linearity between the two layers of a task head. */
public enum HeadActivation {
    /** Hyperbolic tangent, as the transformers library's classifiers over RoBERTa and BART have it; the default. */
    TANH,
    /** {@code max(0, x)}, as those over DistilBERT have it. */
    RELU;

    /** The word for it in a recipe, for example {@code tanh}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
