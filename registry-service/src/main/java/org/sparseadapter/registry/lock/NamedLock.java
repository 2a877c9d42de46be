// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lock;

/**
 * Advisory locks of which there is one per name. They hold also for what has no row yet, or none any more. The words
 * before a name never change: replicas of two releases exclude each other by them.
 */
public enum NamedLock {
    /** The blobs of a tenant, by the tenant's name. */
    TENANT_BLOBS("blobs of "),
    /** The uploads and the sealing of a dataset, by {@code tenant/dataset}. */
    DATASET("dataset ");

    private final String prefix;

    NamedLock(String prefix) {
        this.prefix = prefix;
    }

    String key(String name) {
        return prefix + name;
    }
}
