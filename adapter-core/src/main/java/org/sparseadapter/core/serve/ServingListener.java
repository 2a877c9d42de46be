// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import java.time.Duration;

/** Is told what was computed, on the computing thread; must return quickly and not throw. */
@FunctionalInterface
public interface ServingListener {

    /**
     * A batch was computed.
     *
     * @param sequences how many sequences
     * @param tokens how many rows
     * @param adapters how many different adapters
     * @param took the computing alone
     */
    void batchDone(int sequences, int tokens, int adapters, Duration took);

    /** Listens to nothing. */
    static ServingListener none() {
        return (sequences, tokens, adapters, took) -> {};
    }
}
