// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.safetensors;

import java.util.List;
import java.util.Objects;

/**
 * What a container's header says of a tensor, checked.
 *
 * @param type the element type
 * @param shape the dimensions, outermost first; empty for a single value
 * @param begin where its bytes begin, counted from the end of the header
 * @param end where they end
 */
public record TensorInfo(TensorType type, List<Long> shape, long begin, long end) {

    public TensorInfo {
        Objects.requireNonNull(type, "type");
        shape = List.copyOf(shape);
    }

    /** How many values it has. */
    public long elements() {
        return (end - begin) / type.bytes();
    }

    /** The dimensions as an array. */
    public long[] dimensions() {
        return shape.stream().mapToLong(Long::longValue).toArray();
    }
}
