// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.site;

import ai.djl.ndarray.NDArray;
import java.util.function.UnaryOperator;

/**
 * The rows that the encoder hands to a site. All arrays have the same rows in the same order, and every part is a
 * function of single rows, so a site may be applied to any contiguous slice of them.
 *
 * @param input rows that went into the projection at this site, {@code [rows, in]}; at a point between
 *     projections the output itself
 * @param output what the base model's projection made of them, bias included, {@code [rows, hidden]}; at a point between
 *     projections the rows there, {@code [rows, hidden]} or at FFN_INTERMEDIATE {@code [rows, intermediate]}
 * @param residual rows that will be added to what the site returns, {@code [rows, hidden]}; at sites of one sublayer's
 *     inside, such as QUERY, nothing is added, and this is the input
 * @param norm the LayerNorm that follows that addition; the identity where nothing is added
 */
public record SiteRows(NDArray input, NDArray output, NDArray residual, UnaryOperator<NDArray> norm) {

    /** Rows of a site that no residual and no LayerNorm follow. */
    public static SiteRows ofProjection(NDArray input, NDArray output) {
        return new SiteRows(input, output, input, UnaryOperator.identity());
    }

    /** Rows of a site between two projections. */
    public static SiteRows between(NDArray rows) {
        return ofProjection(rows, rows);
    }

    /** The rows from {@code from} (inclusive) to {@code to} (exclusive), as views. */
    public SiteRows slice(long from, long to) {
        String rows = from + ":" + to;
        NDArray part = input.get(rows);
        return new SiteRows(part, output.get(rows), residual == input ? part : residual.get(rows), norm);
    }
}
