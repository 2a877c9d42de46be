// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.core.Linear;
import java.util.List;
import java.util.function.Function;
import org.sparseadapter.core.site.Site;
import org.sparseadapter.core.site.SiteFunctions;
import org.sparseadapter.core.site.SiteRows;

/**
 * The forward function of {@link Fusion}. V is applied to the weighted sum instead of to every part, and K to the query
 * instead of to every part, which is the same by linearity: the cost of the three products does not grow with the parts.
 *
 * @param parameters by name
 * @param parts what the frozen adapters do, two at least
 */
record FusionSites(Function<String, NDArray> parameters, List<SiteFunctions> parts) implements SiteFunctions {

    private static final String QUERY_WEIGHT = ".fusion_query.weight";
    private static final String QUERY_BIAS = ".fusion_query.bias";
    private static final String KEY_WEIGHT = ".fusion_key.weight";
    private static final String VALUE_WEIGHT = ".fusion_value.weight";

    FusionSites {
        parts = List.copyOf(parts);
    }

    static List<ParameterSpec> parameters(Site site, int hidden) {
        long[] square = {hidden, hidden};
        return List.of(
                new ParameterSpec(site.path() + QUERY_WEIGHT, square, Initialisation.NORMAL),
                new ParameterSpec(site.path() + QUERY_BIAS, new long[] {hidden}, Initialisation.ZERO),
                new ParameterSpec(site.path() + KEY_WEIGHT, square, Initialisation.NORMAL),
                new ParameterSpec(site.path() + VALUE_WEIGHT, square, Initialisation.IDENTITY));
    }

    @Override
    public boolean covers(Site site) {
        return parts.stream().anyMatch(part -> part.covers(site));
    }

    @Override
    public NDArray apply(Site site, SiteRows rows) {
        NDArray output = rows.output();
        NDList added = new NDList(parts.size());
        for (SiteFunctions part : parts) {
            added.add(part.covers(site) ? part.apply(site, rows).sub(output) : output.zerosLike());
        }
        // [parts, rows, hidden]
        NDArray deltas = NDArrays.stack(added);
        NDArray query = Linear.linear(output, parameter(site, QUERY_WEIGHT), parameter(site, QUERY_BIAS))
                .singletonOrThrow();
        NDArray asked = query.matMul(parameter(site, KEY_WEIGHT));
        NDArray weights = deltas.mul(asked).sum(new int[] {2}, true).softmax(0);
        NDArray mixed = deltas.mul(weights).sum(new int[] {0});
        return output.add(Linear.linear(mixed, parameter(site, VALUE_WEIGHT)).singletonOrThrow());
    }

    private NDArray parameter(Site site, String suffix) {
        return parameters.apply(site.path() + suffix);
    }
}
