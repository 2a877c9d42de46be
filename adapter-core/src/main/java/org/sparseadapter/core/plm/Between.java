// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;
import org.sparseadapter.core.site.Site;
import org.sparseadapter.core.site.SiteFunctions;
import org.sparseadapter.core.site.SiteRows;

/** A site between two projections of a sublayer. */
final class Between {

    private Between() {}

    /** The rows as the site leaves them, of the same shape; the very array where nothing acts there. */
    static NDArray apply(Site site, NDArray rows, SiteFunctions sites) {
        return sites.covers(site) ? sites.apply(site, SiteRows.between(rows)) : rows;
    }
}
