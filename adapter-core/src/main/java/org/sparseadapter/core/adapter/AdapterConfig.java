// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.Function;
import org.sparseadapter.core.plm.BaseModelInfo;

/**
 * The kind and size of an adapter. A new kind is one new record that says which parameters it has and what it does with
 * them at which sites; everything else (initialisation, pruning, training, serving, files) follows from these.
 */
public sealed interface AdapterConfig permits Houlsby, Pfeiffer, Lora, HeadOnly {

    /** The word for it in a recipe: houlsby, pfeiffer, lora or none. */
    String kind();

    /** Which layers carry it. */
    LayerSelection layers();

    /**
     * The same adapter, {@code factor} times as wide (bottleneck or rank); what it computes is scaled as before. This is
     * the Large half of Large-Sparse.
     */
    AdapterConfig widened(int factor);

    /** The parameters it has on a base model, the task head aside, in the order in which they are initialised. */
    List<ParameterSpec> parameters(BaseModelInfo base);

    /**
     * Its forward function.
     *
     * @param parameters the parameter of a given name, as in {@link #parameters(BaseModelInfo)}
     */
    SiteFunctions bind(Function<String, NDArray> parameters);
}
