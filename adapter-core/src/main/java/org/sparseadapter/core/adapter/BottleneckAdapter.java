// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import java.util.List;
import java.util.OptionalInt;
import java.util.SortedSet;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.site.Site;

/** An adapter of bottlenecks that are added to what sublayers give. These can be parts of a {@link Fusion}. */
public sealed interface BottleneckAdapter extends AdapterConfig permits Houlsby, Pfeiffer {

    /** The sites that carry a bottleneck, in their order. */
    SortedSet<Site> sites(BaseModelInfo base);

    /** Rows of the down projection. */
    int bottleneck();

    /** What stands between the two projections. */
    Activation activation();

    @Override
    default OptionalInt width() {
        return OptionalInt.of(bottleneck());
    }

    @Override
    default List<ParameterSpec> parameters(BaseModelInfo base, List<AdapterConfig> parts) {
        return sites(base).stream()
                .flatMap(site ->
                        Bottleneck.parameters(site, base.hidden(), bottleneck(), Initialisation.NORMAL).stream())
                .toList();
    }
}
