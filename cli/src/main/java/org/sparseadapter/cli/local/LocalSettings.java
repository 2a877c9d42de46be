// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The settings of the platform on this machine.
 *
 * @param project the built project: each service's module lies below
 * @param folders where data and logs are kept
 * @param defaultPorts whether services listen on the documented ports, where those are free
 * @param restartDead whether a service that dies is started again
 * @param patience the longest time until all services are ready
 * @param overrides configuration for all services, by name, on top of what the platform sets
 */
record LocalSettings(
        Path project,
        LocalFolders folders,
        boolean defaultPorts,
        boolean restartDead,
        Duration patience,
        Map<String, String> overrides) {

    /** Copies the overrides. */
    LocalSettings {
        project = project.toAbsolutePath().normalize();
        overrides = Map.copyOf(overrides);
    }

    /** What {@code up} and {@code demo} use. */
    static LocalSettings of(Path project, Path data) {
        return new LocalSettings(project, new LocalFolders(data), true, true, Duration.ofMinutes(3), Map.of());
    }
}
