// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.sparseadapter.core.json.Fields;

/** The kind of {@link Ia3}. */
final class Ia3Kind implements AdapterKind<Ia3> {

    @Override
    public String word() {
        return "ia3";
    }

    @Override
    public Class<Ia3> type() {
        return Ia3.class;
    }

    @Override
    public List<String> fields() {
        return List.of(AdapterFields.TARGETS, AdapterFields.LAYERS);
    }

    @Override
    public Ia3 read(Fields fields) {
        return new Ia3(
                AdapterFields.targets(fields, Ia3Target.class, Ia3.DEFAULT_TARGETS), AdapterFields.layers(fields));
    }

    @Override
    public void write(Ia3 config, ObjectNode json) {
        AdapterFields.writeTargets(json, config.targets());
        AdapterFields.writeLayers(json, config.layers());
    }

    @Override
    public Set<ExchangeFormat> formats() {
        return Set.of(ExchangeFormat.PEFT);
    }
}
