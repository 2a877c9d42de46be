// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import java.util.Locale;

/** A library whose adapter files are read and written. */
public enum ExchangeFormat {
    /** The PEFT library of Hugging Face. */
    PEFT,
    /** The AdapterHub library, called adapters. */
    ADAPTERHUB;

    /** The word for it on the command line and in an artifact's origin, for example {@code peft}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
