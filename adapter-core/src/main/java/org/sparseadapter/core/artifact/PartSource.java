// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact;

import java.util.Optional;

/** A source of the artifacts of a fusion's parts, by digest. */
@FunctionalInterface
public interface PartSource {

    /**
     * The artifact of a digest; the reader verifies that it has it.
     *
     * @param digest {@code sha256:...}
     * @return the file's bytes, empty when there is none of that digest
     */
    Optional<byte[]> artifact(String digest);

    /** Has nothing: for adapters without parts. */
    static PartSource none() {
        return digest -> Optional.empty();
    }
}
