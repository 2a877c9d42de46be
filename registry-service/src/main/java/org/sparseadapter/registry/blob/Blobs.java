// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.blob;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.sparseadapter.kit.problem.InvalidInputException;

/** Blobs of tenants, as the rest of the registry sees them: stored within the quota, read back, given up. */
@ApplicationScoped
public class Blobs {
    private final BlobStore store;
    private final BlobLedger ledger;
    private final BlobConfig config;

    Blobs(BlobStore store, BlobLedger ledger, BlobConfig config) {
        this.store = store;
        this.ledger = ledger;
        this.config = config;
    }

    /**
     * Stores what a caller sends under a digest it names.
     *
     * @throws InvalidInputException where the bytes have another digest; nothing is kept
     * @throws org.sparseadapter.kit.problem.TooLargeException beyond the largest blob or the tenant's quota
     * @throws org.sparseadapter.kit.problem.UnknownResourceException where there is no such tenant
     */
    public StoredBlob store(BlobKey key, InputStream body) {
        try (IncomingBlob incoming =
                store.receive(body, config.blobs().maxSize().asLongValue())) {
            if (!incoming.digest().equals(key.digest())) {
                throw new InvalidInputException("digest", "the bytes that came have the digest " + incoming.digest());
            }
            return ledger.adopt(key.tenant(), incoming);
        }
    }

    /** Stores bytes made here, in the caller's transaction where there is one. */
    public StoredBlob store(String tenant, byte[] bytes) {
        try (IncomingBlob incoming = store.receive(
                new ByteArrayInputStream(bytes), config.blobs().maxSize().asLongValue())) {
            return ledger.adopt(tenant, incoming);
        }
    }

    /**
     * Takes bytes that have arrived into a tenant's possession, in the caller's transaction, to whose end no other
     * transaction takes or gives up blobs of the tenant. Where it is rolled back, the caller releases them.
     *
     * @throws org.sparseadapter.kit.problem.TooLargeException beyond the tenant's quota
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public StoredBlob adopt(String tenant, IncomingBlob incoming) {
        return ledger.adopt(tenant, incoming);
    }

    /** Takes in an upload that no tenant owns yet; closing it discards its bytes. */
    public IncomingBlob receive(InputStream body, long limit) {
        return store.receive(body, limit);
    }

    /** The size of a blob in bytes, where the tenant owns it. */
    public Optional<Long> size(BlobKey key) {
        return ledger.size(key);
    }

    /** Opens a blob, where the tenant owns it; the caller closes the stream. */
    public Optional<InputStream> open(BlobKey key) {
        return ledger.size(key).flatMap(size -> store.open(key));
    }

    /** All bytes of a small blob, where the tenant owns it. */
    public Optional<byte[]> read(BlobKey key) {
        return open(key).map(stream -> {
            try (stream) {
                return stream.readAllBytes();
            } catch (IOException failure) {
                throw new UncheckedIOException("reading blob " + key.digest(), failure);
            }
        });
    }

    /** How many bytes of its quota a tenant uses. */
    public long used(String tenant) {
        return ledger.used(tenant);
    }

    /** Gives a blob up if no dataset, version or unfinished work names it any more; call it after the commit. */
    public void release(BlobKey key) {
        ledger.disown(key);
        ledger.removeFile(key);
    }
}
