// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference.aliases;

import java.util.Optional;
import org.sparseadapter.events.AliasMoved;
import org.sparseadapter.inference.adapters.ServedVersion;

/**
 * The state of an alias: the version that it names, and the one that answers meanwhile.
 *
 * @param wanted the newest move that was announced
 * @param served the version that answers: the wanted one, the one before it until the wanted one is
 *     ready, or none if none was ready yet
 */
public record AliasState(AliasMoved wanted, Optional<ServedVersion> served) {

    /** Whether the version that answers is the one that is wanted. */
    public boolean isSettled() {
        return served.filter(version -> version.version() == wanted.version()
                        && version.adapter().compact().digest().equals(wanted.digest()))
                .isPresent();
    }
}
