// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import java.util.Optional;
import java.util.function.Function;
import org.sparseadapter.core.plm.BaseModel;

/**
 * An adapter together with the base model that it was checked against.
 *
 * @param compact the adapter
 * @param base what it acts on
 */
public record ServedAdapter(CompactAdapter compact, BaseModel base) {

    /** Checks that the two belong together. */
    public ServedAdapter {
        if (!compact.baseDigest().equals(base.info().digest())) {
            throw new IncompatibleAdapterException("made for base model " + compact.baseDigest() + ", not "
                    + base.info().digest());
        }
    }

    /** Reads an artifact and checks that it fits. */
    public static ServedAdapter of(byte[] artifact, BaseModel base) {
        return new ServedAdapter(CompactAdapter.of(artifact, base.info()), base);
    }

    /** Reads a fusion's artifact, whose parts are known by digest, and checks that it fits. */
    public static ServedAdapter of(byte[] artifact, BaseModel base, Function<String, Optional<CompactAdapter>> parts) {
        return new ServedAdapter(CompactAdapter.of(artifact, base.info(), parts), base);
    }
}
