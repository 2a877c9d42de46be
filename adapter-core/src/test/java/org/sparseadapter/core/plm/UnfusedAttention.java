// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.sparseadapter.core.tensor.EngineMemory;
import org.sparseadapter.core.tensor.RowGather;

/** Attention by the engine's elementary operations, block by block: the reference that faster forms are held to. */
final class UnfusedAttention implements Attention {

    @Override
    public NDArray attend(NDArray query, NDArray key, NDArray value, SequenceLayout layout, int heads) {
        NDManager owner = query.getManager();
        NDList parts = new NDList(layout.blocks().size());
        for (SequenceBlock block : layout.blocks()) {
            parts.add(attend(query, key, value, block, heads));
        }
        // Joining a single array would cut it off from its gradient.
        NDArray rows = parts.size() == 1 ? parts.get(0) : NDArrays.concat(parts, 0);
        return RowGather.rows(rows, layout.unpack(), owner);
    }

    private static NDArray attend(NDArray query, NDArray key, NDArray value, SequenceBlock block, int heads) {
        long width = query.getShape().get(1);
        double scale = 1 / Math.sqrt((double) width / heads);
        NDArray queries = EngineMemory.scaled(heads(query, block.queryPack(), heads), scale);
        NDArray scores = queries.matMul(heads(key, block.keyPack(), heads).transpose(0, 1, 3, 2));
        return scores.add(block.mask())
                .softmax(-1)
                .matMul(heads(value, block.keyPack(), heads))
                .transpose(0, 2, 1, 3)
                .reshape(new Shape((long) block.sequences() * block.queries(), width));
    }

    /** Packed rows to {@code [sequences, heads, rows of each, width of a head]}. */
    private static NDArray heads(NDArray rows, NDArray pack, int heads) {
        long width = rows.getShape().get(1);
        return RowGather.rows(rows, pack, rows.getManager())
                .reshape(new Shape(pack.getShape().get(0), pack.getShape().get(1), heads, width / heads))
                .transpose(0, 2, 1, 3);
    }
}
