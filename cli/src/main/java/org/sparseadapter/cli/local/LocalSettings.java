// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * How to run the platform on this machine.
 *
 * @param project the built project: each service's module lies below
 * @param folders where data and logs are kept
 * @param defaultPorts whether services listen where the documentation says, if nobody else does
 * @param restartDead whether a service that dies is started again
 * @param patience how long everything together may take to get ready
 * @param overrides configuration for all services, by name, on top of what the platform sets
 */
public record LocalSettings(
        Path project,
        LocalFolders folders,
        boolean defaultPorts,
        boolean restartDead,
        Duration patience,
        Map<String, String> overrides) {

    /** Copies the overrides. */
    public LocalSettings {
        project = project.toAbsolutePath().normalize();
        overrides = Map.copyOf(overrides);
    }

    /** What {@code up} and {@code demo} use. */
    public static LocalSettings of(Path project, Path data) {
        return new LocalSettings(project, new LocalFolders(data), true, true, Duration.ofMinutes(3), Map.of());
    }
}
