// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Blobs as files: {@code ROOT/TENANT/ab/abcd...}, with what is still arriving in {@code ROOT/.incoming}, a name no
 * tenant can have. Everything below the root is made here, so a symbolic link there is an attempt to lead the
 * registry elsewhere and is refused.
 */
public final class FileBlobStore implements BlobStore {
    private static final String INCOMING = ".incoming";

    private final Path root;

    /**
     * @param root the folder of all blobs, on one file system; made where absent
     */
    public FileBlobStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
        try {
            Files.createDirectories(this.root.resolve(INCOMING));
        } catch (IOException failure) {
            throw new BlobStoreException("making the folder of blobs", failure);
        }
    }

    @Override
    public IncomingBlob receive(InputStream body, long limit) {
        return IncomingFile.receive(this, root.resolve(INCOMING), body, limit);
    }

    @Override
    public Optional<InputStream> open(BlobKey key) {
        try {
            requireFolders(key);
            return Optional.of(Channels.newInputStream(
                    Files.newByteChannel(file(key), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new BlobStoreException("opening a blob", failure);
        }
    }

    @Override
    public void delete(BlobKey key) {
        try {
            requireFolders(key);
            Files.deleteIfExists(file(key));
        } catch (NoSuchFileException absent) {
            return;
        } catch (IOException failure) {
            throw new BlobStoreException("deleting a blob", failure);
        }
    }

    @Override
    public int discardIncoming(Instant before) {
        int discarded = 0;
        try (Stream<Path> files = Files.list(root.resolve(INCOMING))) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                                .toInstant()
                                .isBefore(before)
                        && Files.deleteIfExists(file)) {
                    discarded++;
                }
            }
        } catch (NoSuchFileException gone) {
            return discarded;
        } catch (IOException failure) {
            throw new BlobStoreException("clearing what was left of uploads", failure);
        }
        return discarded;
    }

    Path place(BlobKey key) throws IOException {
        Path tenant = root.resolve(key.tenant());
        Path folder = file(key).getParent();
        makeFolder(tenant);
        makeFolder(folder);
        return file(key);
    }

    private Path file(BlobKey key) {
        return root.resolve(key.tenant()).resolve(key.hex().substring(0, 2)).resolve(key.hex());
    }

    private void requireFolders(BlobKey key) throws IOException {
        refuseLink(root.resolve(key.tenant()));
        refuseLink(file(key).getParent());
    }

    private static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            refuseLink(folder);
            Files.createDirectories(folder);
            Durable.syncFolder(folder.getParent());
        }
    }

    private static void refuseLink(Path folder) throws IOException {
        if (Files.isSymbolicLink(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
    }
}
