// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file lock that keeps two launchers off the same data. The system frees it with the process, so a kill leaves none behind. */
final class LauncherLock implements AutoCloseable {
    private final FileChannel channel;

    private LauncherLock(FileChannel channel) {
        this.channel = channel;
    }

    static LauncherLock take(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return new LauncherLock(channel);
                }
            } catch (OverlappingFileLockException ignored) {
                // This very process runs a platform on the same data.
            }
            channel.close();
        } catch (IOException e) {
            throw new LocalPlatformException("Cannot use " + file.getParent(), e);
        }
        throw new LocalPlatformException("A platform already runs on " + file.getParent()
                + ". Use it (the other terminal prints its URLs), stop it, or give another folder with --data");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new LocalPlatformException("The lock of the data folder could not be freed", e);
        }
    }
}
