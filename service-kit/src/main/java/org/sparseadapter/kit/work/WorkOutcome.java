// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.work;

import java.util.Locale;

/** How an attempt at a piece of work ended. */
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
