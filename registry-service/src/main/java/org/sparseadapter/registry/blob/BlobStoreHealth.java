// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.blob;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The blob store is ready only while blobs can be written: the volume is there and has room. */
@Readiness
@ApplicationScoped
class BlobStoreHealth implements HealthCheck {
    private static final long ROOM = 64L << 20;

    private final BlobConfig config;

    BlobStoreHealth(BlobConfig config) {
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        Path folder = config.blobsFolder();
        try {
            long room = Files.getFileStore(folder).getUsableSpace();
            return HealthCheckResponse.named("Blob store")
                    .status(Files.isWritable(folder) && room > ROOM)
                    .withData("usableBytes", room)
                    .build();
        } catch (IOException missing) {
            return HealthCheckResponse.named("Blob store").down().build();
        }
    }
}
