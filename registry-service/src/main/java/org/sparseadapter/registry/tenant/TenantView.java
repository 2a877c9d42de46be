// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.tenant;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A tenant as its administrators see it.
 *
 * @param name the name that tokens carry
 * @param createdAt when it was first seen
 * @param blobBytes its quota of bytes
 * @param usedBlobBytes how many of them are taken
 * @param runningWork its quota of work running at once
 * @param openVersions its quota of versions on their way at once
 */
@Schema(name = "Tenant", description = "A tenant with its quotas.")
public record TenantView(
        @Schema(examples = "acme") String name,
        Instant createdAt,
        long blobBytes,
        long usedBlobBytes,
        int runningWork,
        int openVersions) {}
