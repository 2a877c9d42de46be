// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.tenant;

import jakarta.validation.constraints.PositiveOrZero;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The quotas of a tenant; what is left out stays as it is.
 *
 * @param blobBytes bytes of all its blobs
 * @param runningWork pieces of work running at once
 * @param openVersions versions on their way at once
 */
@Schema(description = "The quotas of a tenant; what is left out stays as it is.")
public record TenantQuotas(
        @Schema(implementation = Long.class, examples = "10737418240") Optional<@PositiveOrZero Long> blobBytes,
        @Schema(implementation = Integer.class, examples = "4") Optional<@PositiveOrZero Integer> runningWork,
        @Schema(implementation = Integer.class, examples = "100") Optional<@PositiveOrZero Integer> openVersions) {}
