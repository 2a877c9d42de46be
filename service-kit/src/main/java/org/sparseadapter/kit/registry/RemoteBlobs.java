// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.registry;

import java.nio.file.Path;

/** The blobs of tenants, at the registry. A blob is owned by a tenant and named by its digest. */
public interface RemoteBlobs {

    /**
     * Streams a blob into a file and checks its digest on the way.
     *
     * @param file is created or replaced; on any failure its content means nothing
     * @throws BlobMissingException when the tenant has no such blob
     * @throws BlobDamagedException when what arrived has another digest
     * @throws RegistryUnavailableException when the registry cannot be asked now
     */
    void download(String tenant, String digest, Path file);

    /**
     * Stores a blob; storing it again changes nothing.
     *
     * @throws RegistryRefusedException when the registry does not take it
     * @throws RegistryUnavailableException when the registry cannot be asked now
     */
    void upload(String tenant, String digest, byte[] content);
}
