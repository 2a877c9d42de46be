// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.work;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of a worker. */
@ConfigMapping(prefix = "sparse-adapter.worker")
public interface WorkSettings {

    /** Whether this service is a worker; decided when it is built. */
    @WithDefault("false")
    boolean enabled();

    /** How often to ask for work without having been woken, in case an announcement was missed. */
    @WithDefault("10s")
    Duration poll();

    /** How long a process that was told to end may take to keep what it has reached. */
    @WithDefault("20s")
    Duration leaveWithin();

    /** The shortest time between two reports of progress. */
    @WithDefault("500ms")
    Duration progressEvery();

    /** How long to wait before the first repetition of a call that failed. */
    @WithDefault("200ms")
    Duration retryFirst();

    /** The longest wait between two repetitions. */
    @WithDefault("10s")
    Duration retryMost();
}
