// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

/**
 * How the dense form of something is made, measured and let go.
 *
 * @param <K> the compact form, also the key: equal keys have equal dense forms
 * @param <V> the dense form, which holds native memory
 */
public interface Expansion<K, V> {

    /** Makes the dense form; may take milliseconds. */
    V expand(K key);

    /** How many bytes of native memory the dense form holds. */
    long bytes(V value);

    /** Gives the native memory back. */
    void close(V value);
}
