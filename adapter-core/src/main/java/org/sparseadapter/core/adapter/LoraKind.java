// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.sparseadapter.core.json.Fields;
import org.sparseadapter.core.json.Interval;

/** The kind of {@link Lora}. */
final class LoraKind implements AdapterKind<Lora> {

    private static final String RANK = "rank";
    private static final String ALPHA = "alpha";
    private static final int DEFAULT_RANK = 8;
    private static final double DEFAULT_ALPHA = 16;
    private static final double MOST_ALPHA = 1e9;

    @Override
    public String word() {
        return "lora";
    }

    @Override
    public Class<Lora> type() {
        return Lora.class;
    }

    @Override
    public List<String> fields() {
        return List.of(RANK, ALPHA, AdapterFields.TARGETS, AdapterFields.LAYERS);
    }

    @Override
    public Lora read(Fields fields) {
        return new Lora(
                fields.integer(RANK, DEFAULT_RANK, 1, AdapterConfig.MOST_WIDTH),
                fields.number(ALPHA, DEFAULT_ALPHA, Interval.leftOpen(0, MOST_ALPHA)),
                AdapterFields.targets(fields, LoraTarget.class, Lora.DEFAULT_TARGETS),
                AdapterFields.layers(fields));
    }

    @Override
    public void write(Lora config, ObjectNode json) {
        json.put(RANK, config.rank()).put(ALPHA, config.alpha());
        AdapterFields.writeTargets(json, config.targets());
        AdapterFields.writeLayers(json, config.layers());
    }

    @Override
    public Set<ExchangeFormat> formats() {
        return Set.of(ExchangeFormat.PEFT);
    }
}
