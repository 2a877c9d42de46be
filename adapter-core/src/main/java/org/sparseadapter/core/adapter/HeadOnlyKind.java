// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.sparseadapter.core.json.Fields;

/** The kind of {@link HeadOnly}. */
final class HeadOnlyKind implements AdapterKind<HeadOnly> {

    @Override
    public String word() {
        return "none";
    }

    @Override
    public Class<HeadOnly> type() {
        return HeadOnly.class;
    }

    @Override
    public List<String> fields() {
        return List.of();
    }

    @Override
    public HeadOnly read(Fields fields) {
        return new HeadOnly();
    }

    @Override
    public void write(HeadOnly config, ObjectNode json) {}

    @Override
    public boolean hasWeights() {
        return false;
    }
}
