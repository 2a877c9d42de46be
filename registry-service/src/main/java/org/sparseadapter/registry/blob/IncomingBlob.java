// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.blob;

import java.io.InputStream;

/** An upload that has arrived whole but is not visible yet; closing without publishing discards them. */
public interface IncomingBlob extends AutoCloseable {
    /** The digest of the bytes that came, {@code sha256:...}. */
    String digest();

    /** How many bytes came. */
    long size();

    /** Reads the bytes that came; the caller closes the stream. */
    InputStream open();

    /** Makes the bytes visible under a tenant and their own digest, durably; harmless where they are there already. */
    void publish(String tenant);

    @Override
    void close();
}
