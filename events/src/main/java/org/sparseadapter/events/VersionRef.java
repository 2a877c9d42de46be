// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.events;

import java.util.Objects;

/**
 * Names one version of one adapter.
 *
 * @param tenant the owner
 * @param adapter the adapter's name, unique within the tenant
 * @param version the number within the adapter, from 1
 */
public record VersionRef(String tenant, String adapter, int version) {

    /** Checks that the reference can name something. */
    public VersionRef {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(adapter, "adapter");
        if (version < 1) {
            throw new IllegalArgumentException("version: expected a number from 1, found " + version);
        }
    }

    /** The Kafka key of everything about this version: records of one version stay in order. */
    public String key() {
        return tenant + "/" + adapter + "/" + version;
    }
}
