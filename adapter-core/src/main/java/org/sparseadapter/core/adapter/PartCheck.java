// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import java.util.List;

/** Whether adapters can be the parts that another one names. */
final class PartCheck {

    private PartCheck() {}

    static void require(AdapterConfig config, String baseDigest, List<AdapterState> parts) {
        List<PartRef> named = config.parts();
        if (named.size() != parts.size()) {
            throw new IllegalArgumentException(
                    "the " + config.kind() + " adapter names " + named.size() + " parts, found " + parts.size());
        }
        for (int i = 0; i < parts.size(); i++) {
            AdapterState part = parts.get(i);
            String path = "adapter.of[" + i + "]: the part " + named.get(i);
            if (!AdapterKinds.of(part.config()).isFusible()) {
                throw new IllegalArgumentException(
                        path + " is of kind " + part.config().kind() + ", expected " + AdapterKinds.fusible());
            }
            if (!part.baseDigest().equals(baseDigest)) {
                throw new IllegalArgumentException(
                        path + " belongs to the base model " + part.baseDigest() + ", expected " + baseDigest);
            }
        }
    }
}
