// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import ai.djl.ndarray.NDArray;

/**
 * What an adapter does at the sites of the base model. Implementations are functions of single rows and must not change
 * the arrays they are given: they return the output unchanged or a new array owned by the same manager.
 */
public interface SiteFunctions {

    /** Whether anything happens at this site; the encoder calls {@link #apply} only then. */
    boolean covers(Site site);

    /**
     * Replaces the output of the projection at a site.
     *
     * @return rows of the shape of {@code rows.output()}
     */
    NDArray apply(Site site, SiteRows rows);

    /** The bare base model: covers no site. */
    static SiteFunctions none() {
        return NoSites.INSTANCE;
    }
}
