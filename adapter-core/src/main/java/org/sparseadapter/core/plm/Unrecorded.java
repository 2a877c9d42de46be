// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.pytorch.jni.JniUtils;
import java.util.function.Supplier;

/** Forward passes without gradients: the engine records them by default, on every new thread. */
final class Unrecorded {

    private Unrecorded() {}

    /** Computes without recording. */
    static <T> T pass(Supplier<T> forward) {
        boolean recorded = JniUtils.isGradMode();
        JniUtils.setGradMode(false);
        try {
            return forward.get();
        } finally {
            JniUtils.setGradMode(recorded);
        }
    }
}
