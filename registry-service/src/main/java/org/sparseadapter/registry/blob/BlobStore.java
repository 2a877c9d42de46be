// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.blob;

import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

/**
 * The store of blobs: bytes by tenant and digest. A blob is visible whole or not at all and never changes. Knows
 * nothing of quotas or of who still needs a blob: that is {@link Blobs}' business.
 */
public interface BlobStore {
    /**
     * Takes bytes in without making them visible, reading the stream once and never holding it in memory.
     *
     * @param body the bytes, read to the end but not closed
     * @param limit most bytes to take
     * @return what came in, to be published or discarded
     * @throws org.sparseadapter.kit.problem.TooLargeException where more than {@code limit} bytes come
     */
    IncomingBlob receive(InputStream body, long limit);

    /**
     * Opens a blob for reading; the caller closes the stream.
     *
     * @return the bytes, or empty where the tenant has no such blob
     */
    Optional<InputStream> open(BlobKey key);

    /** Removes a blob; nothing happens where there is none. */
    void delete(BlobKey key);

    /**
     * Removes what uploads that died have left behind.
     *
     * @param before only what was not written to since then; anything younger may still be arriving
     * @return how much was removed
     */
    int discardIncoming(Instant before);
}
