// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.demo;

import java.util.Locale;

/** The three parts of a dataset. */
enum Split {
    /** To learn from. */
    TRAIN,
    /** To decide by. */
    DEV,
    /** To report, and nothing else. */
    TEST;

    /** Its name in the HTTP API. */
    String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
