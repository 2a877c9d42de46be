// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference.aliases;

import java.util.concurrent.CompletableFuture;
import org.sparseadapter.events.AliasMoved;

/** The handler of alias moves: makes the version that a move names the served one. */
@FunctionalInterface
interface AliasMoveHandler {

    /**
     * Starts to handle a move.
     *
     * @return completes after the first try, whether it succeeded or not
     */
    CompletableFuture<Void> handle(AliasMoved move);
}
