// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.UUID;
import org.sparseadapter.core.text.Digests;
import org.sparseadapter.kit.problem.TooLargeException;

/** An upload on its way: a file under a random name, digested while it was written. */
final class IncomingFile implements IncomingBlob {
    private static final int BUFFER = 64 * 1024;

    private final FileBlobStore store;
    private final Path file;
    private final String digest;
    private final long size;

    private IncomingFile(FileBlobStore store, Path file, String digest, long size) {
        this.store = store;
        this.file = file;
        this.digest = digest;
        this.size = size;
    }

    static IncomingFile receive(FileBlobStore store, Path folder, InputStream body, long limit) {
        Path file = folder.resolve(UUID.randomUUID().toString());
        boolean whole = false;
        try {
            MessageDigest sha = Digests.messageDigest();
            long size = write(file, body, limit, sha);
            whole = true;
            return new IncomingFile(store, file, Digests.format(sha.digest()), size);
        } catch (IOException failure) {
            throw new BlobStoreException("taking in a blob", failure);
        } finally {
            if (!whole) {
                discard(file);
            }
        }
    }

    @Override
    public String digest() {
        return digest;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public InputStream open() {
        try {
            return Files.newInputStream(file);
        } catch (IOException failure) {
            throw new BlobStoreException("reading an upload", failure);
        }
    }

    @Override
    public void publish(String tenant) {
        try {
            Path place = store.place(new BlobKey(tenant, digest));
            // Also over an older file of the same name: same digest, same bytes, and a damaged one is healed.
            Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
            Durable.syncFolder(place.getParent());
        } catch (IOException failure) {
            throw new BlobStoreException("publishing a blob", failure);
        }
    }

    @Override
    public void close() {
        discard(file);
    }

    private static long write(Path file, InputStream body, long limit, MessageDigest sha) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                size += read;
                if (size > limit) {
                    throw new TooLargeException("The body is longer than the " + limit + " bytes that may come here.");
                }
                sha.update(buffer, 0, read);
                for (ByteBuffer part = ByteBuffer.wrap(buffer, 0, read); part.hasRemaining(); ) {
                    channel.write(part);
                }
            }
            channel.force(true);
        }
        return size;
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new BlobStoreException("discarding an upload", failure);
        }
    }
}
