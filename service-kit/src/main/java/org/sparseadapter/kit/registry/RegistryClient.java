// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.sparseadapter.core.text.Digests;
import org.sparseadapter.events.work.ClaimRequest;
import org.sparseadapter.events.work.Heartbeat;
import org.sparseadapter.events.work.ServableVersion;
import org.sparseadapter.events.work.WorkItem;

/** The client of the registry's internal API. Safe for several threads. */
public final class RegistryClient implements WorkClaims, RemoteBlobs {

    private static final int BUFFER_BYTES = 1 << 16;

    private final RegistryHttp http;
    private final Duration timeout;
    private final Duration blobTimeout;

    /**
     * A client.
     *
     * @param registry the address, without a path
     * @param token shown with every call
     * @param timeout for everything but blobs
     * @param blobTimeout for one blob
     */
    public RegistryClient(URI registry, ServiceToken token, Duration timeout, Duration blobTimeout) {
        this.http = new RegistryHttp(registry, token, timeout);
        this.timeout = timeout;
        this.blobTimeout = blobTimeout;
    }

    @Override
    public Optional<WorkItem> claim(ClaimRequest request) {
        HttpResponse<InputStream> answer = http.post("/internal/v1/work/claims", request, timeout);
        return switch (answer.statusCode()) {
            case 200 -> Optional.of(http.read(answer, WorkItem.class));
            case 204 -> {
                close(answer);
                yield Optional.empty();
            }
            default -> throw http.failure(answer);
        };
    }

    @Override
    public void renew(UUID workId, Heartbeat heartbeat) {
        HttpResponse<InputStream> answer = http.post("/internal/v1/work/" + workId + "/heartbeats", heartbeat, timeout);
        switch (answer.statusCode()) {
            case 204 -> close(answer);
            // A version that was deleted with its tenant leaves no work to be in conflict with.
            case 404, 409 -> {
                close(answer);
                throw new WorkLostException(workId, heartbeat.attempt());
            }
            default -> throw http.failure(answer);
        }
    }

    @Override
    public void release(UUID workId, Heartbeat heartbeat) {
        HttpResponse<InputStream> answer = http.post("/internal/v1/work/" + workId + "/release", heartbeat, timeout);
        switch (answer.statusCode()) {
            case 204, 404, 409 -> close(answer);
            default -> throw http.failure(answer);
        }
    }

    @Override
    public void download(String tenant, String digest, Path file) {
        HttpResponse<InputStream> answer = http.get(blobPath(tenant, digest), blobTimeout);
        switch (answer.statusCode()) {
            case 200 -> save(answer, digest, file);
            case 404 -> {
                close(answer);
                throw new BlobMissingException(tenant, digest);
            }
            default -> throw http.failure(answer);
        }
    }

    @Override
    public void upload(String tenant, String digest, byte[] content) {
        HttpResponse<InputStream> answer = http.put(blobPath(tenant, digest), content, blobTimeout);
        switch (answer.statusCode()) {
            case 200, 201, 204 -> close(answer);
            default -> throw http.failure(answer);
        }
    }

    /** The servable version of a number; empty when the tenant has no such version to serve. */
    public Optional<ServableVersion> version(String tenant, String adapter, int version) {
        return servable("/internal/v1/tenants/" + tenant + "/adapters/" + adapter + "/versions/" + version);
    }

    /** The servable version that an alias names now; empty when there is no such alias. */
    public Optional<ServableVersion> alias(String tenant, String adapter, String alias) {
        return servable("/internal/v1/tenants/" + tenant + "/adapters/" + adapter + "/aliases/" + alias);
    }

    private Optional<ServableVersion> servable(String path) {
        HttpResponse<InputStream> answer = http.get(path, timeout);
        return switch (answer.statusCode()) {
            case 200 -> Optional.of(http.read(answer, ServableVersion.class));
            case 404 -> {
                close(answer);
                yield Optional.empty();
            }
            default -> throw http.failure(answer);
        };
    }

    private void save(HttpResponse<InputStream> answer, String digest, Path file) {
        MessageDigest sha256 = Digests.messageDigest();
        try (InputStream body = answer.body();
                OutputStream out = fileOut(file)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = receive(answer, body, buffer); read >= 0; read = receive(answer, body, buffer)) {
                sha256.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        String found = Digests.format(sha256.digest());
        if (!found.equals(digest)) {
            throw new BlobDamagedException(digest, found);
        }
    }

    private int receive(HttpResponse<InputStream> answer, InputStream body, byte[] buffer) {
        try {
            return body.read(buffer);
        } catch (IOException e) {
            throw http.unavailable(answer.uri(), e);
        }
    }

    private static OutputStream fileOut(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        return Files.newOutputStream(file);
    }

    private static String blobPath(String tenant, String digest) {
        if (!Digests.isDigest(digest)) {
            throw new IllegalArgumentException("digest: expected sha256: and 64 hexadecimal digits, found " + digest);
        }
        return "/internal/v1/tenants/" + tenant + "/blobs/" + digest;
    }

    private static void close(HttpResponse<InputStream> answer) {
        try (InputStream body = answer.body()) {
            // Read to its end, a connection can be used again.
            body.skipNBytes(body.available());
        } catch (IOException ignored) {
            return;
        }
    }
}
