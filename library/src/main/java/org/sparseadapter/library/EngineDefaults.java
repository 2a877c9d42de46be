// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.library;

import java.util.Map;

/** The engine's system properties where the program has set none: nothing is downloaded, nothing reported. */
final class EngineDefaults {

    private static final Map<String, String> DEFAULTS = Map.of(
            "ai.djl.offline", "true",
            "OPT_OUT_TRACKING", "true",
            // Its gain does not pay for the slow first calls of every new shape.
            "ai.djl.pytorch.graph_optimizer", "false");

    private EngineDefaults() {}

    /** Sets them; the engine reads them once, when it is first used. */
    static void apply() {
        DEFAULTS.forEach((property, value) -> System.setProperty(property, System.getProperty(property, value)));
    }
}
