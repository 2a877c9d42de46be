// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.console;

/** How commands that compute by themselves set the engine up. It reads its settings once: call before anything else. */
public final class EngineSettings {

    private EngineSettings() {}

    /** Everything that is needed is on the class path; nothing is fetched and nothing reported. */
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
