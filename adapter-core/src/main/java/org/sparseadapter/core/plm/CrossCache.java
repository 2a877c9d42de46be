// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.sparseadapter.core.site.SiteFunctions;

/**
 * The cross-attention cache of one decoder layer: keys and values of a source, computed once for all steps.
 *
 * @param keys {@code [source tokens, hidden]}
 * @param values {@code [source tokens, hidden]}
 */
record CrossCache(NDArray keys, NDArray values) {

    /** One of each layer, owned by the manager given. */
    static List<CrossCache> of(List<DecoderLayer> layers, NDArray memory, SiteFunctions sites, NDManager owner) {
        return layers.stream()
                .map(layer -> new CrossCache(
                        ArrayScope.result(
                                owner,
                                step -> ArrayScope.lent(
                                        memory, step, () -> layer.cross().keys(memory, sites))),
                        ArrayScope.result(
                                owner,
                                step -> ArrayScope.lent(
                                        memory, step, () -> layer.cross().values(memory, sites)))))
                .toList();
    }
}
