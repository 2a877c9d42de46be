// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * The token that a service shows to the registry. Kubernetes and the local platform replace the file
 * while the service runs, so it is read again whenever its time or size has changed.
 */
public final class ServiceToken {

    private final Optional<Path> file;
    private volatile Known known = new Known(FileTime.fromMillis(0), -1, "");

    private record Known(FileTime time, long size, String token) {}

    /** A token in a file; empty shows none. */
    public ServiceToken(Optional<Path> file) {
        this.file = file;
    }

    /**
     * The token as it is now.
     *
     * @throws RegistryUnavailableException when the file cannot be read; it may come back
     */
    public Optional<String> current() {
        return file.map(this::read).filter(token -> !token.isEmpty());
    }

    private String read(Path path) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            Known last = known;
            if (last.size() == attributes.size() && last.time().equals(attributes.lastModifiedTime())) {
                return last.token();
            }
            String token = Files.readString(path).strip();
            known = new Known(attributes.lastModifiedTime(), attributes.size(), token);
            return token;
        } catch (IOException e) {
            throw new RegistryUnavailableException("sparse-adapter.service-token-file: cannot read " + path, e);
        }
    }
}
