// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import java.util.List;

/** The names of a dataset's splits. */
public final class SplitName {

    /** What is learnt from. */
    public static final String TRAIN = "train";

    /** What gates and early stopping look at. */
    public static final String DEV = "dev";

    /** What nothing is chosen on; may be missing. */
    public static final String TEST = "test";

    /** All of them. */
    public static final List<String> ALL = List.of(TRAIN, DEV, TEST);

    private SplitName() {}
}
