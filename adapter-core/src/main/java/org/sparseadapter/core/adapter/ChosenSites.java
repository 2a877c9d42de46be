// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import ai.djl.ndarray.NDArray;
import java.util.Set;
import java.util.function.BiFunction;
import org.sparseadapter.core.site.Site;
import org.sparseadapter.core.site.SiteFunctions;
import org.sparseadapter.core.site.SitePoint;
import org.sparseadapter.core.site.SiteRows;

/** One function for the same points of all chosen layers. */
record ChosenSites(LayerSelection layers, Set<SitePoint> points, BiFunction<Site, SiteRows, NDArray> function)
        implements SiteFunctions {

    @Override
    public boolean covers(Site site) {
        return points.contains(site.point()) && layers.includes(site.layer());
    }

    @Override
    public NDArray apply(Site site, SiteRows rows) {
        return function.apply(site, rows);
    }
}
