// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.site;

import ai.djl.ndarray.NDArray;

/** Site functions of no adapter: every site returns its output unchanged. */
enum NoSites implements SiteFunctions {
    INSTANCE;

    @Override
    public boolean covers(Site site) {
        return false;
    }

    @Override
    public NDArray apply(Site site, SiteRows rows) {
        return rows.output();
    }
}
