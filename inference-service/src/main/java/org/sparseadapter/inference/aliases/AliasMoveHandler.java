// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference.aliases;

import java.util.concurrent.CompletableFuture;
import org.sparseadapter.events.AliasMoved;

/** Makes what a move announces come true. */
@FunctionalInterface
interface AliasMoveHandler {

    /**
     * Starts to bring a move about.
     *
     * @return completes after the first try, whether it succeeded or not
     */
    CompletableFuture<Void> bring(AliasMoved move);
}
