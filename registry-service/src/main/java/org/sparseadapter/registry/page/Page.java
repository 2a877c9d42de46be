// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.page;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A page: a part of a list.
 *
 * @param <T> what is listed
 * @param items the part
 * @param page which part, from 0
 * @param size the most items of a part
 * @param total items of all parts
 */
@Schema(description = "A page: a part of a list.")
public record Page<T>(
        List<T> items,
        @Schema(examples = "0") int page,
        @Schema(examples = "50") int size,
        @Schema(examples = "123") long total) {

    public Page {
        items = List.copyOf(items);
    }
}
