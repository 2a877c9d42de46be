// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.work;

import java.util.Locale;

/** The outcome of an attempt at a piece of work. */
public enum WorkOutcome {
    /** Its result was published. */
    DONE,
    /** It could not be done, and the registry was told. */
    FAILED,
    /** The claim was lost on the way: nothing was said. */
    LOST,
    /** Given back, because the process leaves. */
    RELEASED;

    /** As metrics say it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
