// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.sparseadapter.core.json.Fields;
import org.sparseadapter.core.json.Interval;

/** The kind of {@link Mam}, Mix-and-Match. */
final class MamKind implements AdapterKind<Mam> {

    private static final String PREFIX = "prefix";
    private static final String PREFIX_BOTTLENECK = "prefixBottleneck";
    private static final String SCALE = "scale";
    private static final String WIDENING = "widening";

    private static final int MOST_PREFIX = 1024;
    private static final double MOST_SCALE = 1e6;
    private static final int MOST_WIDENING = 64;

    @Override
    public String word() {
        return "mam";
    }

    @Override
    public Class<Mam> type() {
        return Mam.class;
    }

    @Override
    public List<String> fields() {
        return List.of(
                AdapterFields.BOTTLENECK,
                PREFIX,
                PREFIX_BOTTLENECK,
                SCALE,
                AdapterFields.ACTIVATION,
                AdapterFields.LAYERS,
                WIDENING,
                AdapterConfig.FOLDED);
    }

    @Override
    public Mam read(Fields fields) {
        int bottleneck = AdapterFields.bottleneck(fields);
        try {
            return new Mam(
                    bottleneck,
                    fields.integer(PREFIX, Mam.DEFAULT_PREFIX, 1, MOST_PREFIX),
                    fields.integer(PREFIX_BOTTLENECK, bottleneck, 1, AdapterConfig.MOST_WIDTH),
                    fields.number(SCALE, Mam.DEFAULT_SCALE, Interval.leftOpen(0, MOST_SCALE)),
                    AdapterFields.activation(fields),
                    AdapterFields.layers(fields),
                    fields.integer(WIDENING, 1, 1, MOST_WIDENING),
                    fields.flag(AdapterConfig.FOLDED, false));
        } catch (IllegalArgumentException e) {
            throw fields.error(WIDENING, "expected a divisor of both bottlenecks");
        }
    }

    @Override
    public void write(Mam config, ObjectNode json) {
        json.put(AdapterFields.BOTTLENECK, config.bottleneck())
                .put(PREFIX, config.prefix())
                .put(PREFIX_BOTTLENECK, config.prefixBottleneck())
                .put(SCALE, config.scale())
                .put(AdapterFields.ACTIVATION, config.activation().word());
        AdapterFields.writeLayers(json, config.layers());
        json.put(WIDENING, config.widening());
        if (config.folded()) {
            json.put(AdapterConfig.FOLDED, true);
        }
    }
}
