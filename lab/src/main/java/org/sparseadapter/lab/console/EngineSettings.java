// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.console;

/** Settings of the engine in commands that compute. The engine reads them once: apply them before its first use. */
public final class EngineSettings {

    private EngineSettings() {}

    /** Keeps the engine offline, since all of its libraries are on the class path, and without usage reports. */
    public static void apply() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        // Its gain does not pay for the slow first calls of every new shape.
        System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
    }

    /**
     * As {@link #apply}, with bounded threads.
     *
     * @param threads of one product
     */
    public static void apply(int threads) {
        apply();
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
        // More would only wait for each other: a step is one chain of products.
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    }
}
