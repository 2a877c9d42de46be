// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.site;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

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

    /**
     * Keys and values to stand before the sequences in an attention; none for most adapters.
     *
     * @param attention the attention, by the site of its output projection: {@link SitePoint#ATTENTION_OUTPUT} or {@link
     *     SitePoint#CROSS_ATTENTION_OUTPUT}
     * @param owner of whatever has to be computed for it; the arrays live at least as long, and may be the adapter's own:
     *     the caller neither closes nor attaches them
     * @return slices in order of their rows, which do not overlap; the lengths of the prefixes are the same at every
     *     attention of a layer that has any
     */
    default List<PrefixSlice> prefixes(Site attention, NDManager owner) {
        return List.of();
    }

    /** The bare base model: covers no site. */
    static SiteFunctions none() {
        return NoSites.INSTANCE;
    }
}
