// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.work;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of claims: how long a lease holds and how often work is tried. */
@ConfigMapping(prefix = "sparse-adapter")
public interface WorkConfig {

    /** How long a claim holds without a heartbeat. */
    @WithDefault("PT30S")
    Duration lease();

    /** How many claims may end badly before the version fails. */
    @WithDefault("3")
    int tries();
}
