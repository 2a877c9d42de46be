// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.alias;

import org.sparseadapter.kit.problem.UnknownResourceException;

/**
 * Names an alias.
 *
 * @param tenant the owner
 * @param adapter the adapter's name
 * @param alias the movable name
 */
public record AliasRef(String tenant, String adapter, String alias) {

    UnknownResourceException unknown() {
        return new UnknownResourceException("alias", alias);
    }
}
