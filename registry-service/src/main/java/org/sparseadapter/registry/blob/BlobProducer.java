// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.blob;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Chooses the blob store: files. Another one, such as an object store, would take its place here. */
class BlobProducer {
    @Produces
    @Singleton
    BlobStore store(BlobConfig config) {
        return new FileBlobStore(config.blobsFolder());
    }
}
