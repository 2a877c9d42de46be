// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.sparseadapter.core.text.Digests;
import org.sparseadapter.kit.problem.ResourceName;

/**
 * Blobs kept on the local disk, so that datasets and artifacts travel once. What was not used for
 * longest goes when the folder outgrows its limit. A file is never trusted: its digest is computed
 * again at every use, and a damaged one is fetched anew. Kept per tenant, since knowing a digest must
 * open nothing. Several processes may share a folder.
 */
public final class BlobCache {

    private static final Logger LOG = Logger.getLogger(BlobCache.class);
    private static final String INCOMING = ".incoming";
    private static final Pattern NAME = Pattern.compile(ResourceName.PATTERN);

    private final Path folder;
    private final long limitBytes;
    private final RemoteBlobs remote;
    private final InstantSource time;

    private record Kept(Path file, long bytes, FileTime used) {}

    /** A cache in a folder that is made when it is needed. */
    public BlobCache(Path folder, long limitBytes, RemoteBlobs remote, InstantSource time) {
        this.folder = folder;
        this.limitBytes = limitBytes;
        this.remote = remote;
        this.time = time;
    }

    /**
     * A blob's content, fetched from the registry unless it is here.
     *
     * @throws BlobMissingException when the tenant has no such blob
     * @throws RegistryUnavailableException when it is not here and the registry cannot be asked
     */
    public byte[] bytes(String tenant, String digest) {
        Path file = fileOf(tenant, digest);
        try {
            Optional<byte[]> kept = read(file, digest);
            return kept.isPresent() ? kept.get() : fetch(tenant, digest, file);
        } catch (IOException e) {
            throw new UncheckedIOException("sparse-adapter.cache-folder: cannot use " + file, e);
        }
    }

    /** What the folder holds now, in bytes. */
    public long size() {
        try {
            return kept().stream().mapToLong(Kept::bytes).sum();
        } catch (IOException e) {
            throw new UncheckedIOException("sparse-adapter.cache-folder: cannot list " + folder, e);
        }
    }

    private byte[] fetch(String tenant, String digest, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Path incoming = Files.createTempFile(file.getParent(), "blob", INCOMING);
        try {
            remote.download(tenant, digest, incoming);
            byte[] content = Files.readAllBytes(incoming);
            Files.move(incoming, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            tidy(file);
            return content;
        } finally {
            Files.deleteIfExists(incoming);
        }
    }

    private Optional<byte[]> read(Path file, String digest) throws IOException {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (!Digests.sha256(content).equals(digest)) {
            LOG.warnf("%s is damaged and will be fetched again", file);
            Files.deleteIfExists(file);
            return Optional.empty();
        }
        touch(file);
        return Optional.of(content);
    }

    /** The bound of the cache is a matter of speed: a blob that was read is good, whatever becomes of its file. */
    private void tidy(Path file) {
        touch(file);
        try {
            evict();
        } catch (IOException e) {
            LOG.warnf(e, "the cache folder %s could not be brought within its bound", folder);
        }
    }

    private void touch(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(time.instant()));
        } catch (IOException evicted) {
            LOG.debugf("%s was evicted while it was read", file);
        }
    }

    private synchronized void evict() throws IOException {
        List<Kept> kept = kept();
        long total = kept.stream().mapToLong(Kept::bytes).sum();
        for (Kept oldest : kept) {
            if (total <= limitBytes) {
                return;
            }
            Files.deleteIfExists(oldest.file());
            total -= oldest.bytes();
        }
    }

    private List<Kept> kept() throws IOException {
        List<Kept> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() && !file.toString().endsWith(INCOMING)) {
                        found.add(new Kept(file, attributes.size(), attributes.lastModifiedTime()));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    // Another thread moved or evicted it meanwhile.
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        found.sort(Comparator.comparing(Kept::used));
        return found;
    }

    private Path fileOf(String tenant, String digest) {
        if (!Digests.isDigest(digest)) {
            throw new IllegalArgumentException("digest: expected sha256: and 64 hexadecimal digits, found " + digest);
        }
        if (!NAME.matcher(tenant).matches()) {
            throw new IllegalArgumentException("tenant: expected a name, found " + tenant);
        }
        return folder.resolve(tenant).resolve(digest.substring(digest.indexOf(':') + 1));
    }
}
