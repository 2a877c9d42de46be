// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import java.util.Objects;

/**
 * One split of a dataset, by content.
 *
 * @param digest the digest of the split's canonical bytes, see {@link SplitCodec}
 * @param rows how many examples it holds
 */
public record SplitInfo(String digest, long rows) {

    public SplitInfo {
        Objects.requireNonNull(digest, "digest");
        if (rows < 0) {
            throw new IllegalArgumentException("rows must not be negative, found " + rows);
        }
    }
}
