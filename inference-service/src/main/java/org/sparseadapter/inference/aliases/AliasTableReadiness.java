// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference.aliases;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.sparseadapter.kit.problem.UnavailableException;

/** Whether the whole table of aliases was read and every version in it was tried. */
@ApplicationScoped
public class AliasTableReadiness {

    private static final Duration RETRY = Duration.ofSeconds(1);

    private volatile boolean read;

    void tableRead() {
        read = true;
    }

    /** Whether this replica knows what it may be asked for. */
    public boolean isReady() {
        return read;
    }

    /**
     * Lets nobody pass who could be told that something does not exist only because it was not read yet.
     *
     * @throws UnavailableException before the replica is ready
     */
    public void demand() {
        if (!read) {
            throw new UnavailableException("This replica is still reading the table of aliases.", RETRY);
        }
    }
}
