// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.sparseadapter.embedded.Folders;

/**
 * The folders of the local platform: data, blobs, caches, models, tokens and logs.
 *
 * @param root the folder of all, by default {@code .run} of the project
 */
public record LocalFolders(Path root) {
    /** Resolves the folder, since services run elsewhere. */
    public LocalFolders {
        root = root.toAbsolutePath().normalize();
    }

    Path kafka() {
        return root.resolve("kafka");
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    Path blobs() {
        return made("blobs");
    }

    /** The local cache of a service: a service never reads another's. */
    Path cache(LocalService service) {
        return made("cache/" + service.label());
    }

    Path models() {
        return made("models");
    }

    Path tokens() {
        return made("tokens");
    }

    Path serviceToken() {
        return tokens().resolve("service-token");
    }

    /** The log of a service, from its newest start on. */
    public Path log(LocalService service) {
        return made("logs").resolve(service.label() + ".log");
    }

    /** The log of this process: broker, database and command line. */
    public Path launcherLog() {
        return made("logs").resolve("launcher.log");
    }

    Path lock() {
        return made("").resolve("launcher.lock");
    }

    /**
     * Deletes everything in the folder.
     *
     * @throws LocalPlatformException when a platform runs on it
     */
    public void clear() {
        LauncherLock taken = LauncherLock.take(lock());
        try (Stream<Path> things = Files.list(root)) {
            things.filter(thing -> !thing.equals(lock())).forEach(Folders::delete);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot empty " + root, e);
        } finally {
            taken.close();
        }
    }

    private Path made(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make " + root.resolve(name), e);
        }
    }
}
