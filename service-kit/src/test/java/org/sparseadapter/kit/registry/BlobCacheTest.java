// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparseadapter.core.text.Digests;

class BlobCacheTest {

    @TempDir
    private Path folder;

    private final Map<String, byte[]> stored = new HashMap<>();
    private final List<String> fetched = new ArrayList<>();
    private final AtomicLong seconds = new AtomicLong();

    @Test
    void fetchesOnce() {
        BlobCache cache = cache(1000);
        String digest = store("acme", 10, 1);

        assertThat(cache.bytes("acme", digest))
                .isEqualTo(cache.bytes("acme", digest))
                .hasSize(10);
        assertThat(fetched).hasSize(1);
        assertThat(cache.size()).isEqualTo(10);
    }

    @Test
    void staysWithinItsBoundAndKeepsWhatWasUsedLast() {
        BlobCache cache = cache(250);
        String first = store("acme", 100, 1);
        String second = store("acme", 100, 2);
        String third = store("acme", 100, 3);
        cache.bytes("acme", first);
        cache.bytes("acme", second);
        cache.bytes("acme", first);
        cache.bytes("acme", third);
        assertThat(cache.size()).isEqualTo(200);

        fetched.clear();
        cache.bytes("acme", first);
        cache.bytes("acme", third);
        assertThat(fetched).isEmpty();
        cache.bytes("acme", second);
        assertThat(fetched).hasSize(1);
    }

    @Test
    void handsOutWhatIsLargerThanItself() {
        BlobCache cache = cache(5);

        assertThat(cache.bytes("acme", store("acme", 10, 1))).hasSize(10);
        assertThat(cache.size()).isZero();
    }

    @Test
    void fetchesADamagedFileAnew() throws IOException {
        BlobCache cache = cache(1000);
        String digest = store("acme", 10, 1);
        byte[] content = cache.bytes("acme", digest);
        Path file = onlyFile();
        Files.write(file, new byte[] {1, 2, 3});

        assertThat(cache.bytes("acme", digest)).isEqualTo(content);
        assertThat(fetched).hasSize(2);
    }

    @Test
    void opensNothingToATenantThatOnlyKnowsADigest() {
        BlobCache cache = cache(1000);
        String digest = store("acme", 10, 1);
        cache.bytes("acme", digest);

        assertThatThrownBy(() -> cache.bytes("rival", digest)).isInstanceOf(BlobMissingException.class);
    }

    @Test
    void leavesItsFolderForNoName() {
        BlobCache cache = cache(1000);
        String digest = store("acme", 10, 1);

        assertThatThrownBy(() -> cache.bytes("..", digest)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cache.bytes("a/b", digest)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cache.bytes("acme", "sha256:../../x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void leavesNothingOfAFailedDownload() throws IOException {
        BlobCache cache = cache(1000);
        assertThatThrownBy(() -> cache.bytes("acme", Digests.sha256(new byte[0])))
                .isInstanceOf(BlobMissingException.class);
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private BlobCache cache(long bytes) {
        return new BlobCache(
                folder.resolve("cache"), bytes, new Remote(), () -> Instant.ofEpochSecond(seconds.incrementAndGet()));
    }

    private String store(String tenant, int size, int seed) {
        byte[] content = new byte[size];
        Arrays.fill(content, (byte) seed);
        String digest = Digests.sha256(content);
        stored.put(tenant + digest, content);
        return digest;
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }

    private final class Remote implements RemoteBlobs {
        @Override
        public void download(String tenant, String digest, Path file) {
            fetched.add(digest);
            if (!stored.containsKey(tenant + digest)) {
                throw new BlobMissingException(tenant, digest);
            }
            try {
                Files.write(file, stored.get(tenant + digest));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void upload(String tenant, String digest, byte[] content) {
            stored.put(tenant + digest, content);
        }
    }
}
