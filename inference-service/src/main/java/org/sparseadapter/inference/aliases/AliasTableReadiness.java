// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference.aliases;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.sparseadapter.kit.problem.UnavailableException;

/** The readiness of the alias table: it was read to its end, and every version in it was tried once. */
@ApplicationScoped
public class AliasTableReadiness {

    private static final Duration RETRY = Duration.ofSeconds(1);

    private volatile boolean read;

    void tableRead() {
        read = true;
    }

    /** Whether the table is complete. */
    public boolean isReady() {
        return read;
    }

    /**
     * Refuses a request before the table is complete: an alias that was not read yet would seem not to exist.
     *
     * @throws UnavailableException before the replica is ready
     */
    public void demand() {
        if (!read) {
            throw new UnavailableException("This replica is still reading the table of aliases.", RETRY);
        }
    }
}
