// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

/**
 * The right to use a dense form until {@link #close()}, which may be called more than once.
 *
 * @param value the dense form
 * @param release gives the right back
 * @param <V> the dense form's type
 */
public record DenseLease<V>(V value, Runnable release) implements AutoCloseable {

    @Override
    public void close() {
        release.run();
    }
}
