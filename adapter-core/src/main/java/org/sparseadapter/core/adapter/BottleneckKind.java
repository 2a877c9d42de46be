// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.sparseadapter.core.json.Fields;

/**
 * A kind whose adapters are bottlenecks of one width.
 *
 * @param <C> the configurations of the kind
 */
abstract class BottleneckKind<C extends BottleneckAdapter> implements AdapterKind<C> {

    /** An adapter of this kind. */
    abstract C of(int bottleneck, Activation activation, LayerSelection layers);

    @Override
    public List<String> fields() {
        return List.of(AdapterFields.BOTTLENECK, AdapterFields.ACTIVATION, AdapterFields.LAYERS);
    }

    @Override
    public C read(Fields fields) {
        return of(AdapterFields.bottleneck(fields), AdapterFields.activation(fields), AdapterFields.layers(fields));
    }

    @Override
    public void write(C config, ObjectNode json) {
        json.put(AdapterFields.BOTTLENECK, config.bottleneck())
                .put(AdapterFields.ACTIVATION, config.activation().word());
        AdapterFields.writeLayers(json, config.layers());
    }

    @Override
    public Set<ExchangeFormat> formats() {
        return Set.of(ExchangeFormat.ADAPTERHUB);
    }
}
