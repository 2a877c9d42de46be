// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.function.Function;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.site.SiteFunctions;

/**
 * The kind and size of an adapter: which parameters it has, and what it does with them at which sites. Initialisation,
 * pruning, training, serving and artifacts follow from these. A new kind is a record here, its {@link AdapterKind} (word,
 * JSON fields, what it takes part in) in the table of {@link AdapterKinds}, and, where it is exchanged with another library,
 * its form among that library's; a test names whatever of these is forgotten.
 *
 * <p>A kind may be trained in one form and served in another that computes the same, see {@link #servingForm()}. A kind
 * may be made of other adapters, its {@link #parts()}, which stay as they are.
 */
public sealed interface AdapterConfig permits BottleneckAdapter, Lora, Ia3, Mam, Fusion, HeadOnly {

    /** The largest {@link #width()}, a Large-Sparse factor included. */
    int MOST_WIDTH = 8192;

    /** The JSON field that marks a {@link #folded()} form. */
    String FOLDED = "folded";

    /** The word of its kind in a recipe, for example {@code lora}. */
    default String kind() {
        return AdapterKinds.of(this).word();
    }

    /** Which layers carry it. */
    LayerSelection layers();

    /** The width that Large-Sparse multiplies, the bottleneck or rank; empty for kinds that have none. */
    default OptionalInt width() {
        return OptionalInt.empty();
    }

    /**
     * The same adapter, {@code factor} times as wide (bottleneck or rank); what it computes is scaled as before. This is
     * the Large half of Large-Sparse.
     *
     * @throws NoWidthException when its kind has no {@link #width()}
     */
    default AdapterConfig widened(int factor) {
        throw new NoWidthException(kind());
    }

    /**
     * The parameters it has on a base model, the task head aside, in the order in which they are initialised.
     *
     * @param parts the kinds of its {@link #parts()}, in their order
     */
    List<ParameterSpec> parameters(BaseModelInfo base, List<AdapterConfig> parts);

    /** The parameters of an adapter without parts. */
    default List<ParameterSpec> parameters(BaseModelInfo base) {
        return parameters(base, List.of());
    }

    /**
     * Its forward function.
     *
     * @param parameters the parameter of a given name, as in {@link #parameters(BaseModelInfo, List)}
     * @param parts what its {@link #parts()} do, in their order
     */
    SiteFunctions bind(Function<String, NDArray> parameters, List<SiteFunctions> parts);

    /** The frozen adapters that it is made of, in order; none for most kinds. */
    default List<PartRef> parts() {
        return List.of();
    }

    /**
     * The same adapter made of other parts.
     *
     * @throws IllegalArgumentException when they cannot be its parts, as of a kind that has none
     */
    default AdapterConfig withParts(List<PartRef> others) {
        if (!others.isEmpty()) {
            throw new IllegalArgumentException("an adapter of kind " + kind() + " has no parts, found " + others);
        }
        return this;
    }

    /** Whether it is a form for serving alone, which is not trained any more. */
    default boolean folded() {
        return false;
    }

    /** How it is served: itself, unless a cheaper form computes the same. */
    default AdapterConfig servingForm() {
        return this;
    }

    /**
     * Values of the {@link #servingForm()}.
     *
     * @param trained values of this form, the head's among them
     */
    default SortedMap<String, Parameter> servingParameters(SortedMap<String, Parameter> trained) {
        return trained;
    }

    /**
     * The fraction of this adapter's prunable weights that a recipe's sparsity means: the recipe's, except where widening
     * does not multiply the number of weights by its factor.
     *
     * @param recipes the sparsity that the recipe gives, in [0, 1)
     * @return in [0, 1)
     */
    default double sparsity(double recipes, BaseModelInfo base) {
        return recipes;
    }
}
