// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import org.sparseadapter.events.VersionRef;
import org.sparseadapter.kit.problem.UnknownResourceException;

/** Version numbers as they come in paths. */
final class VersionNumbers {

    private VersionNumbers() {}

    /** The reference; 404 for a number that no version can have. */
    static VersionRef ref(String tenant, String adapter, int version) {
        if (version < 1) {
            throw new UnknownResourceException("version", adapter + "@" + version);
        }
        return new VersionRef(tenant, adapter, version);
    }
}
