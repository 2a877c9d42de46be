// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparseadapter.kit.problem.InvalidInputException;
import org.sparseadapter.kit.problem.TooLargeException;

class FileBlobStoreTest {
    private static final byte[] ABC = "abc".getBytes(StandardCharsets.UTF_8);
    private static final String ABC_DIGEST = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path folder;

    private Path root;
    private FileBlobStore store;

    @BeforeEach
    void open() {
        root = folder.resolve("blobs");
        store = new FileBlobStore(root);
    }

    @Test
    void givesBackWhatWasPublishedUnderTheDigestOfTheBytes() throws IOException {
        put("acme", ABC);
        assertThat(read("acme", ABC_DIGEST)).isEqualTo(ABC);
    }

    @Test
    void aDigestOpensNothingForAnotherTenant() {
        put("acme", ABC);
        assertThat(store.open(new BlobKey("other", ABC_DIGEST))).isEmpty();
    }

    @Test
    void whatIsNotPublishedIsNeverSeenAndLeavesNothingBehind() throws IOException {
        try (IncomingBlob incoming = store.receive(new ByteArrayInputStream(ABC), 100)) {
            assertThat(incoming.digest()).isEqualTo(ABC_DIGEST);
            assertThat(incoming.size()).isEqualTo(3);
            assertThat(store.open(new BlobKey("acme", ABC_DIGEST))).isEmpty();
        }
        assertThat(filesBelow(root)).isEmpty();
    }

    @Test
    void aBodyBeyondTheLimitLeavesNothingBehind() throws IOException {
        assertThatThrownBy(() -> store.receive(new ByteArrayInputStream(ABC), 2))
                .isInstanceOf(TooLargeException.class)
                .hasMessageContaining("2 bytes");
        assertThat(filesBelow(root)).isEmpty();
    }

    @Test
    void aBodyThatBreaksOffLeavesNothingBehind() throws IOException {
        InputStream broken = new InputStream() {
            private int given;

            @Override
            public int read() throws IOException {
                if (given++ > 10) {
                    throw new IOException("connection reset");
                }
                return 'x';
            }
        };
        assertThatThrownBy(() -> store.receive(broken, 100)).isInstanceOf(BlobStoreException.class);
        assertThat(filesBelow(root)).isEmpty();
    }

    @Test
    void publishingAgainHealsADamagedFile() throws IOException {
        put("acme", ABC);
        Files.write(filesBelow(root).get(0), new byte[] {1});
        put("acme", ABC);
        assertThat(read("acme", ABC_DIGEST)).isEqualTo(ABC);
        assertThat(filesBelow(root)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "..", "../acme", "/etc", "a/b", "a\\b", ".incoming", "A", "a\u0000", "\uFF0E\uFF0E", "%2e%2e"
            })
    void refusesTenantsThatCouldLeadElsewhere(String tenant) {
        assertThatThrownBy(() -> new BlobKey(tenant, ABC_DIGEST)).isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256:", "sha256:..", "md5:ba7816bf", "sha256:../../../../etc/passwd"})
    void refusesDigestsThatCouldLeadElsewhere(String digest) {
        assertThatThrownBy(() -> new BlobKey("acme", digest)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new BlobKey("acme", ABC_DIGEST.toUpperCase(Locale.ROOT)))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new BlobKey("acme", ABC_DIGEST + "0")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void followsNoLinkToAFile() throws IOException {
        put("acme", ABC);
        Path file = filesBelow(root).get(0);
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        Files.delete(file);
        Files.createSymbolicLink(file, secret);
        BlobKey key = new BlobKey("acme", ABC_DIGEST);
        assertThatThrownBy(() -> store.open(key)).isInstanceOf(BlobStoreException.class);
        store.delete(key);
        assertThat(secret).hasContent("secret");
    }

    @Test
    void followsNoLinkToAFolder() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createSymbolicLink(root.resolve("acme"), elsewhere);
        assertThatThrownBy(() -> put("acme", ABC)).isInstanceOf(BlobStoreException.class);
        assertThatThrownBy(() -> store.open(new BlobKey("acme", ABC_DIGEST))).isInstanceOf(BlobStoreException.class);
        assertThat(filesBelow(elsewhere)).isEmpty();
    }

    @Test
    void clearsOnlyUploadsThatDiedLongAgo() throws IOException {
        Files.write(root.resolve(".incoming").resolve("left-behind"), ABC);
        assertThat(store.discardIncoming(Instant.EPOCH)).isZero();
        assertThat(store.discardIncoming(Instant.now().plusSeconds(60))).isEqualTo(1);
    }

    private void put(String tenant, byte[] bytes) {
        try (IncomingBlob incoming = store.receive(new ByteArrayInputStream(bytes), 100)) {
            incoming.publish(tenant);
        }
    }

    private byte[] read(String tenant, String digest) throws IOException {
        try (InputStream bytes = store.open(new BlobKey(tenant, digest)).orElseThrow()) {
            return bytes.readAllBytes();
        }
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
