// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.safetensors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.sparseadapter.core.text.Quoted;

/** Checks that tensors lie end to end over all of a container's data: nothing hidden, nothing shared. */
final class Coverage {

    private Coverage() {}

    static void require(Map<String, TensorInfo> tensors, long dataBytes) {
        List<Map.Entry<String, TensorInfo>> inOrder = new ArrayList<>(tensors.entrySet());
        inOrder.sort(Comparator.<Map.Entry<String, TensorInfo>>comparingLong(
                        entry -> entry.getValue().begin())
                .thenComparingLong(entry -> entry.getValue().end()));
        long reached = 0;
        for (Map.Entry<String, TensorInfo> entry : inOrder) {
            TensorInfo tensor = entry.getValue();
            if (tensor.begin() != reached) {
                throw new SafetensorsException("tensor " + Quoted.text(entry.getKey()) + ": "
                        + (tensor.begin() > reached ? "a hole before it" : "overlaps another") + ", begins at "
                        + tensor.begin() + " where " + reached + " was expected");
            }
            if (tensor.end() > dataBytes) {
                throw new SafetensorsException("tensor " + Quoted.text(entry.getKey()) + ": ends at " + tensor.end()
                        + ", beyond the file's " + dataBytes + " bytes of data");
            }
            reached = tensor.end();
        }
        if (reached != dataBytes) {
            throw new SafetensorsException((dataBytes - reached) + " bytes after the last tensor belong to none");
        }
    }
}
