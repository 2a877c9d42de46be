// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.sparseadapter.embedded.DevelopmentTokens;

/** The file with the token by which services authenticate to each other, renewed every day. */
final class ServiceTokenFile implements AutoCloseable {
    private final DevelopmentTokens tokens;
    private final Path file;
    private final ScheduledExecutorService renewal =
            Executors.newSingleThreadScheduledExecutor(ServiceTokenFile::daemon);

    ServiceTokenFile(DevelopmentTokens tokens, Path file) {
        this.tokens = tokens;
        this.file = file;
    }

    /** Writes it, and again every day until it is closed. */
    void keep() {
        write();
        renewal.scheduleAtFixedRate(this::write, 1, 1, TimeUnit.DAYS);
    }

    @Override
    public void close() {
        renewal.shutdownNow();
    }

    private void write() {
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, tokens.serviceToken());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The service token could not be written", e);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "token-renewal");
        thread.setDaemon(true);
        return thread;
    }
}
